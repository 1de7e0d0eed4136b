import type { Temporal } from 'temporal-polyfill'
import {
  coversPlace,
  type DerogationOnFile,
  type DerogationStanding,
  type LawPlace,
  standingOn,
} from '../../law/index.ts'
import type { OfficeBook } from '../../offices/index.ts'
import type { PlanAction, Scope } from '../plan.ts'

/** A derogation that a plan switches on, and what that is worth on a day. */
export interface NamedDerogation {
  readonly id: string
  /** Null: not on file any more. */
  readonly derogation: DerogationOnFile | null
  readonly standing: DerogationStanding | 'gone'
  /** It is shown to hold wherever the plan needs it. */
  readonly covers: boolean
}

interface Book {
  readonly offices: OfficeBook
  readonly derogations: ReadonlyMap<string, DerogationOnFile>
}

export function namedDerogations(
  actions: readonly PlanAction[],
  { offices, derogations }: Book,
  day: Temporal.PlainDate,
): NamedDerogation[] {
  const named = new Map<string, Scope[]>()
  for (const action of actions)
    if (action.kind === 'switch-derogation-on')
      named.set(action.derogation, [...(named.get(action.derogation) ?? []), action.scope])
  return [...named].map(([id, scopes]) => {
    const derogation = derogations.get(id) ?? null
    if (!derogation) return { id, derogation, standing: 'gone', covers: false }
    const covers = scopes.every(scope => coversPlace(derogation, placeOf(scope, offices)))
    return { id, derogation, standing: standingOn(derogation, day), covers }
  })
}

function placeOf(scope: Scope, { offices }: OfficeBook): LawPlace {
  switch (scope.kind) {
    case 'city':
      return null
    case 'district':
      return { district: scope.id, office: '' }
    case 'office':
      return { district: offices.get(scope.id)?.district ?? null, office: scope.id }
    case 'unit':
      return { district: scope.id.split('/')[0]!, office: '' }
  }
}
