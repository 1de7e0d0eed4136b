import { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { countTry, type Limit } from '../../foundation/http/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { type Secret, sameText } from '../../foundation/secret.ts'
import { writeAct } from '../acts/queries.ts'
import { lockCase } from '../queries.ts'
import { confirmationCode, deleteMobileNumber, findMobileNumber, markConfirmed } from './mobile-number.ts'

const perCode: Limit = { purpose: 'sms-code', tries: 5, windowMinutes: 24 * 60 }

/** Whoever types the code has the phone. After five tries only a new code helps. */
export async function confirmNumber(
  tx: Transaction,
  secret: Secret,
  { caseId, code, at }: { readonly caseId: string; readonly code: string; readonly at: Temporal.Instant },
): Promise<'confirmed' | 'wrong' | 'locked'> {
  await lockCase(tx, caseId)
  const given = await findMobileNumber(tx, caseId)
  if (!given) return 'wrong'
  if (given.confirmedAt) return 'confirmed'
  // Counted before the code is looked at, so that a hundred tries at once are a hundred tries.
  if (!(await countTry(tx, secret, perCode, `${given.id} ${given.codeEpoch}`, at))) return 'locked'
  const matches = sameText(code.replace(/\D/g, ''), confirmationCode(secret, given))
  if (!matches || Temporal.Instant.compare(at, given.codeExpiresAt) > 0) return 'wrong'
  await markConfirmed(tx, given.id, at)
  await writeAct(tx, { caseId, kind: 'sms-confirmed', actor: citizen, at })
  return 'confirmed'
}

/** No further SMS, not even those that wait already. */
export async function takeBackNumber(tx: Transaction, caseId: string, at: Temporal.Instant): Promise<void> {
  await lockCase(tx, caseId)
  const given = await findMobileNumber(tx, caseId)
  if (!given) return
  await deleteMobileNumber(tx, caseId)
  if (given.confirmedAt) await writeAct(tx, { caseId, kind: 'sms-taken-back', actor: citizen, at })
}
