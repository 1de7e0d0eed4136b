import type { Temporal } from 'temporal-polyfill'
import type { Localized } from '../../foundation/language/index.ts'
import type { PlanAction } from '../plan.ts'
import type { Activation } from './activation.ts'
import type { LogEntry } from './queries.ts'

type HandAction = Extract<PlanAction, { kind: 'notice' | 'by-hand' | 'send-by-post' }>

/** What the pages for citizens say is put up and taken down with the switch. */
const isShown = (action: PlanAction) =>
  action.kind === 'notice' && (action.where === 'portal' || action.where === 'office-page')

function isByHand(action: PlanAction): action is HandAction {
  return action.kind === 'notice' || action.kind === 'by-hand' || action.kind === 'send-by-post'
}

/** What lies at the counter, nobody but people can put into envelopes. */
const SEND: Localized = {
  de: 'Was dort zum Abholen liegt, mit der Post schicken, wo das Recht es erlaubt.',
  en: 'Send what lies there to be collected by post, where the law allows it.',
}
const COLLECT: Localized = {
  de: 'Wieder zum Abholen bereitlegen.',
  en: 'Keep it ready for collection again.',
}

/** What it asks somebody to do, and how that is taken back. */
export function wordsOfTask(action: HandAction): { readonly task: Localized; readonly undo: Localized } {
  if (action.kind === 'send-by-post') return { task: SEND, undo: COLLECT }
  return action.kind === 'notice' ? { task: action.text, undo: action.text } : action
}

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
    if (!isByHand(action) || isShown(action)) return []
    const entry = log.find(({ kind, data }) => kind === 'task-done' && data.action === index)
    return { index, action, done: entry ? { by: entry.by, at: entry.at } : null }
  })
}

/** What hangs on a door or goes to the press; the hotline reads its text from the board. */
export function isOnPaper({ where }: { readonly where: string }): boolean {
  return where === 'door' || where === 'press'
}
