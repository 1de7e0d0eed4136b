import { uuidOf } from '../../foundation/uuid.ts'
import { closeQueue, closeQueues, openQueue, waitingOf } from '../../hotline/index.ts'
import { writeLog } from '../switch/queries.ts'
import type { Effect } from './effect.ts'

/** Follows from the operation and the place in the plan: done again, the queue is the same. */
const queueId = (activation: string, index: number) => uuidOf(`call-backs ${activation} ${index}`)

export const openCallBacks: Effect<'open-call-backs'> = {
  async begin({ tx, activation, by, at }, actions) {
    for (const { index, action } of actions) {
      const id = queueId(activation.id, index)
      await openQueue(tx, { id, activation: activation.id, team: action.team }, at)
    }
    if (actions.length > 0) await writeLog(tx, activation.id, { kind: 'call-back-opened', by: by.name, at })
  },
  /** Nobody can ask any more, as far as no other operation says so; whoever waits is called all the same. */
  async end({ tx, activation, at }) {
    const closed = await closeQueues(tx, activation.id, at)
    return closed > 0 ? { callBacksWaiting: await waitingOf(tx, null) } : NOTHING
  },
  async drop({ tx, activation, at }, actions) {
    for (const { index } of actions) await closeQueue(tx, queueId(activation.id, index), at)
  },
}

const NOTHING = {}
