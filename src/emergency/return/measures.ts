import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../../foundation/database/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import { csv } from '../../foundation/text/index.ts'
import type { Change } from '../change/change.ts'
import { changesOf } from '../change/queries.ts'
import { type DistrictBook, sayScope } from '../district-book.ts'
import type { Activation } from '../switch/activation.ts'
import { everReleased } from '../switch/queries.ts'
import type { Figures, WayDecision } from './homecoming.ts'
import { type ImprovisedWay, openedWays } from './improvised.ts'
import { returnMessages } from './messages.ts'
import { findHomecoming } from './queries.ts'
import { sayWay } from './say-way.ts'
import { useOfMeasure } from './use-of-measure.ts'

/** One line of the register: a way that was introduced in an emergency, and what became of it. */
export interface Measure extends ImprovisedWay {
  readonly activation: Activation
  readonly decided: WayDecision | null
  readonly figures: Figures
}

/** All of them, the latest first. Figures are those of the decision, or what is known now. */
export async function readMeasures(db: Database, now: Temporal.Instant): Promise<Measure[]> {
  const measures: Measure[] = []
  for (const activation of await everReleased(db)) {
    const homecoming = await findHomecoming(db, activation.id)
    const decisions = homecoming?.releasedAt ? homecoming.decisions : []
    const changes = await changesOf(db, activation.id)
    for (const way of openedWays(activation.definition.actions)) {
      const made = decisions.find(({ action }) => action === way.index)
      const decided = made ?? endedOnTheRun(changes, way.index)
      const span = { from: activation.startsAt, until: activation.endedAt ?? now }
      const figures = made?.figures ?? (await useOfMeasure(db, way, span))
      measures.push({ ...way, activation, decided, figures })
    }
  }
  return measures
}

/** A change of the operation took it back before its return. */
function endedOnTheRun(changes: readonly Change[], way: number): WayDecision | null {
  const change = changes.find(({ state, dropped }) => state === 'released' && dropped.includes(way))
  return change ? { action: way, decision: 'ended', until: null, reason: change.reason } : null
}

const head = [
  'operation',
  'way',
  'service',
  'step',
  'channel',
  'where',
  'why',
  'from',
  'until',
  'cases_citywide',
  'median_days',
  'stars',
  'decision',
  'decision_until',
  'decision_reason',
] as const

/** RFC 4180; what is not known is empty. */
export function measuresFile(measures: readonly Measure[], book: DistrictBook, language: Language): string {
  const known = (value: { toString(): string } | null | undefined) => value?.toString() ?? ''
  const lines = measures.map(({ activation, index, action, decided, figures }) => [
    activation.definition.subject[language],
    sayWay(book, { index, action }, language),
    known(action.service),
    known(action.step),
    action.channel,
    sayScope(book, action.scope, language),
    action.reason[language],
    known(activation.startsAt),
    known(activation.endedAt),
    known(figures.cases),
    known(figures.medianDays),
    known(figures.stars),
    decided ? returnMessages[language].decisions[decided.decision] : '',
    known(decided?.until),
    known(decided?.reason),
  ])
  return csv([head, ...lines])
}
