import type { Temporal } from 'temporal-polyfill'
import type { Activation } from '../switch/activation.ts'
import { type HandTask, handTasks } from '../switch/hand-tasks.ts'
import type { LogEntry } from '../switch/queries.ts'

export interface UndoTask extends Pick<HandTask, 'index' | 'action'> {
  readonly undone: { readonly by: string; readonly at: Temporal.Instant } | null
}

/** What people did by hand, and what they have to take back by hand. What nobody did needs no taking back. */
export function undoable(
  activation: Pick<Activation, 'definition' | 'dropped'>,
  log: readonly LogEntry[],
): UndoTask[] {
  // What was dropped on the run was put up by hand all the same.
  return handTasks({ ...activation, dropped: [] }, log).flatMap(({ index, action, done }) => {
    if (!done) return []
    const entry = log.find(({ kind, data }) => kind === 'task-undone' && data.action === index)
    return [{ index, action, undone: entry ? { by: entry.by, at: entry.at } : null }]
  })
}
