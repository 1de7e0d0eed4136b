import type { Transaction } from '../../foundation/database/index.ts'
import type { EventReader, StoredEvent } from '../../foundation/events/index.ts'
import { settleMessage } from '../../foundation/messages/index.ts'
import { getLetter, type LetterState, lettersOf } from '../../post/index.ts'
import { writeAct } from '../acts/queries.ts'
import type { ActKind, Case } from '../case.ts'
import { CODE_TEMPLATE } from '../mobile/sms-templates.ts'
import { findCaseById, updateCase } from '../queries.ts'

const actOf: Record<string, ActKind> = {
  'letter-produced': 'letter-produced',
  'letter-handed-over': 'letter-handed-over',
  'letter-returned': 'letter-returned',
  'letter-fetched': 'letter-fetched',
}
/** A letter in one of these still has to be sent, or sent again. */
const unsent: readonly LetterState[] = ['ordered', 'produced', 'returned']

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
    await settle(tx, record, event)
  },
}

/**
 * With the result on its way or fetched there is nothing left to do; a letter that comes back opens the case again.
 * Several certificates go out one by one: the case is closed with the last.
 */
async function settle(tx: Transaction, record: Case, { name, at }: StoredEvent): Promise<void> {
  const { id: caseId, decidedAt } = record
  if (name === 'letter-returned') await updateCase(tx, caseId, { unreachedSince: at }, at)
  // A letter may also have told news of a case that is still being worked on.
  if (!decidedAt) return
  if (name === 'letter-returned') await updateCase(tx, caseId, { state: 'decided', closedAt: null }, at)
  if (name !== 'letter-handed-over' && name !== 'letter-fetched') return
  const letters = await lettersOf(tx, caseId)
  if (letters.some(letter => unsent.includes(letter.state))) return
  await updateCase(tx, caseId, { state: 'closed', closedAt: at }, at)
}

/**
 * A mail or SMS that did not arrive is a person's business: the case is marked until somebody has dealt with it. A
 * code is not: whoever typed the number sees that none comes, and types it again.
 */
export const mailReader: EventReader = {
  name: 'cases-mails',
  events: ['mail-undelivered'],
  async read(tx, { subject, data, at }) {
    if (data.template === CODE_TEMPLATE) return settleMessage(tx, subject, at)
    const record = typeof data.about === 'string' ? await findCaseById(tx, data.about) : null
    if (!record) return
    await updateCase(tx, record.id, { unreachedSince: at }, at)
    const actor = { kind: 'system', name: 'Schalter' } as const
    const kind = data.way === 'sms' ? 'sms-undelivered' : 'mail-undelivered'
    await writeAct(tx, { caseId: record.id, kind, actor, data, at })
  },
}
