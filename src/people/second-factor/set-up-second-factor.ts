import { recordAudit } from '../../foundation/audit/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import type { House } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { matchingStep } from './one-time-code.ts'
import { renewRecoveryCodes } from './recovery-codes.ts'
import { saveTotp } from './totp-of-staff.ts'

/** A first code shows that the app has the secret; then it counts, and there are new codes for paper. */
export async function setUpSecondFactor(
  tx: Transaction,
  { secret, clock }: House,
  staff: StaffActor,
  given: { readonly totp: Buffer; readonly typed: string },
): Promise<readonly string[] | 'wrong-code'> {
  const at = clock.now()
  const step = matchingStep(given.totp, given.typed, at)
  if (step === null) return 'wrong-code'
  await saveTotp(tx, secret, staff.id, { totp: given.totp, step, at })
  const object = { kind: 'staff', id: staff.id } as const
  await recordAudit(tx, { actor: staff, act: 'staff.second-factor-set-up', object, at })
  return renewRecoveryCodes(tx, secret, staff.id, at)
}

/** New codes for paper; those of before are worth nothing any more. */
export async function orderRecoveryCodes(
  tx: Transaction,
  { secret, clock }: House,
  staff: StaffActor,
): Promise<readonly string[]> {
  const at = clock.now()
  const object = { kind: 'staff', id: staff.id } as const
  await recordAudit(tx, { actor: staff, act: 'staff.recovery-codes-renewed', object, at })
  return renewRecoveryCodes(tx, secret, staff.id, at)
}
