import { isDeepStrictEqual } from 'node:util'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import type { PlanDefinition } from '../plan.ts'
import { addPlanVersion, listPlans } from './queries.ts'

const FROM_FILE = { id: null, name: 'Schalter' }

/** Makes version 1 of plans the house does not have yet; what people have written stays. */
export async function importPlans(
  tx: Transaction,
  plans: readonly PlanDefinition[],
  at: Temporal.Instant,
): Promise<void> {
  for (const definition of plans) await addPlanVersion(tx, { definition, basedOn: 0, author: FROM_FILE, at })
}

/** Takes over plans that differ from what the house has, as their next version, not approved; returns their ids. */
export async function importChangedPlans(
  tx: Transaction,
  plans: readonly PlanDefinition[],
  at: Temporal.Instant,
): Promise<string[]> {
  const known = new Map((await listPlans(tx)).map(version => [version.plan, version]))
  const changed = plans.filter(plan => !isDeepStrictEqual(plan, known.get(plan.id)?.definition))
  for (const definition of changed) {
    const basedOn = known.get(definition.id)?.number ?? 0
    await addPlanVersion(tx, { definition, basedOn, author: FROM_FILE, at })
  }
  return changed.map(({ id }) => id)
}

/** The newest version of every plan as a file has it, by id. */
export async function planDefinitions(db: Database | Transaction): Promise<PlanDefinition[]> {
  return (await listPlans(db)).map(({ definition }) => definition)
}
