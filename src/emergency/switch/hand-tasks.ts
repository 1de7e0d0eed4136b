import type { Temporal } from 'temporal-polyfill'
import type { PlanAction } from '../plan.ts'
import type { Activation } from './activation.ts'
import type { LogEntry } from './queries.ts'

type HandAction = Extract<PlanAction, { kind: 'notice' | 'by-hand' }>

/** What the pages for citizens say is put up and taken down with the switch. */
const isShown = (action: PlanAction) =>
  action.kind === 'notice' && (action.where === 'portal' || action.where === 'office-page')

/** What people do themselves: the texts to be put up, and what the plan says is done by hand. */
export interface HandTask {
  /** Its place in the plan. */
  readonly index: number
  readonly action: HandAction
  readonly done: { readonly by: string; readonly at: Temporal.Instant } | null
}

/** Done is what the log says so. */
export function handTasks(
  { definition, dropped }: Pick<Activation, 'definition' | 'dropped'>,
  log: readonly LogEntry[],
): HandTask[] {
  return definition.actions.flatMap((action, index) => {
    if (dropped.includes(index)) return []
    if ((action.kind !== 'notice' && action.kind !== 'by-hand') || isShown(action)) return []
    const entry = log.find(({ kind, data }) => kind === 'task-done' && data.action === index)
    return { index, action, done: entry ? { by: entry.by, at: entry.at } : null }
  })
}
