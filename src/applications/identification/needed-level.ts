import type { Temporal } from 'temporal-polyfill'
import { type LevelDemand, type Requirement, requiredLevel } from '../../law/index.ts'
import { levelSuffices } from '../../people/index.ts'

/** What an application uses online: applying, and fetching the result where that was chosen. */
export interface OnlineSteps {
  readonly service: string
  readonly delivery: 'post' | 'online'
  readonly at: Temporal.Instant
}

/** The highest level the law demands for the steps that go online; null where it demands none. */
export function neededLevel(requirements: readonly Requirement[], use: OnlineSteps): LevelDemand | null {
  const { service, delivery, at } = use
  const ask = (step: 'apply' | 'collect') => requiredLevel({ requirements, service, step, at })
  const apply = ask('apply')
  const collect = delivery === 'online' ? ask('collect') : null
  if (!apply || !collect) return apply ?? collect
  return levelSuffices(apply.level, collect.level) ? apply : collect
}
