import { takeDownNotice, takeDownNotices, writeNotice } from '../../channels/index.ts'
import { noticeId, noticesOf } from '../overlays-of.ts'
import type { Effect } from './effect.ts'

/** On the pages for citizens; what hangs on a door is a task on the board. */
export const notice: Effect<'notice'> = {
  async begin({ tx, activation: { id, definition, startsAt, endsAt }, by, at }) {
    const switched = { activation: id, from: startsAt, until: endsAt, by: by.name, at }
    for (const one of noticesOf(definition, switched)) await writeNotice(tx, one)
  },
  async end({ tx, activation, by, at }) {
    await takeDownNotices(tx, activation.id, { by: by.name, at })
    return {}
  },
  async drop({ tx, activation, by, at }, actions) {
    for (const { index } of actions)
      await takeDownNotice(tx, noticeId(activation.id, index), { by: by.name, at })
  },
}
