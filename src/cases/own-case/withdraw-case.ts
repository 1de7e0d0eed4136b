import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { Conflict } from '../../foundation/errors.ts'
import { emitEvent } from '../../foundation/events/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { writeAct } from '../acts/queries.ts'
import { takeBackOpenInquiry } from '../inquiry/queries.ts'
import { lockCase, updateCase } from '../queries.ts'

export const FINISHED = {
  de: 'Ihr Antrag ist schon abgeschlossen. Bitte rufen Sie 115 an oder stellen Sie einen neuen Antrag.',
  en: 'Your application is closed already. Please call 115 or make a new application.',
}

/** Nothing is deleted; the case rests and nobody decides it. */
export async function withdrawCase(tx: Transaction, caseId: string, at: Temporal.Instant): Promise<void> {
  const record = await lockCase(tx, caseId)
  if (record.state === 'withdrawn') return
  if (record.state === 'decided' || record.state === 'closed') throw new Conflict(FINISHED)
  await takeBackOpenInquiry(tx, caseId, at)
  await updateCase(tx, caseId, { state: 'withdrawn', waitingSince: null, closedAt: at }, at)
  await writeAct(tx, { caseId, kind: 'withdrawn', actor: citizen, at })
  await emitEvent(tx, { name: 'case-withdrawn', subject: caseId, at })
}
