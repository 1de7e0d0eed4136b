import type { EventReader } from '../foundation/events/index.ts'
import { getLetter, lettersOf } from '../post/index.ts'
import type { ActKind } from './case.ts'
import { findCaseById, updateCase, writeAct } from './queries.ts'

const actOf: Record<string, ActKind> = {
  'letter-produced': 'letter-produced',
  'letter-handed-over': 'letter-handed-over',
  'letter-returned': 'letter-returned',
  'letter-fetched': 'letter-fetched',
}
/** With the result on its way or fetched there is nothing left to do; a letter that comes back opens it again. */
const stateAfter = {
  'letter-handed-over': 'closed',
  'letter-fetched': 'closed',
  'letter-returned': 'decided',
} as const

/** What becomes of a letter is written into the course of its case. */
export const letterReader: EventReader = {
  name: 'cases-letters',
  events: Object.keys(actOf),
  async read(tx, event) {
    const letter = await getLetter(tx, event.subject)
    const record = await findCaseById(tx, letter.caseId)
    const kind = actOf[event.name]
    if (!record || !kind) return
    const by = typeof event.data.by === 'string' ? event.data.by : 'Schalter'
    await writeAct(tx, { caseId: record.id, kind, actor: { kind: 'system', name: by }, at: event.at })
    const state = stateAfter[event.name as keyof typeof stateAfter]
    const letters = state === 'closed' ? await lettersOf(tx, record.id) : []
    // Several certificates go out one by one; the case is closed with the last.
    if (letters.some(one => one.state === 'ordered' || one.state === 'produced')) return
    if (state)
      await updateCase(
        tx,
        record.id,
        { state, ...(state === 'closed' ? { closedAt: event.at } : {}) },
        event.at,
      )
  },
}
