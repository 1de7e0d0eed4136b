import { uuidOf } from '../../foundation/uuid.ts'
import { closeQueues, openQueue, waitingOf } from '../../hotline/index.ts'
import { writeLog } from '../switch/queries.ts'
import type { Effect } from './effect.ts'

/** Ids follow from the activation and the place in the plan: done again, the queues are the same. */
export const openCallBacks: Effect<'open-call-backs'> = {
  async begin({ tx, activation, by, at }, actions) {
    for (const { index, action } of actions) {
      const id = uuidOf(`call-backs ${activation.id} ${index}`)
      await openQueue(tx, { id, activation: activation.id, team: action.team }, at)
    }
    if (actions.length > 0) await writeLog(tx, activation.id, { kind: 'call-back-opened', by: by.name, at })
  },
  /** Nobody can ask any more, as far as no other operation says so; whoever waits is called all the same. */
  async end({ tx, activation, at }) {
    const closed = await closeQueues(tx, activation.id, at)
    return closed > 0 ? { callBacksWaiting: await waitingOf(tx, null) } : NOTHING
  },
}

const NOTHING = {}
