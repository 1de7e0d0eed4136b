import { recordAudit } from '../../foundation/audit/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { countTry, forgetTries, type House, type Limit } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { acceptRecoveryCode } from './recovery-codes.ts'
import { acceptTotp } from './totp-of-staff.ts'

/** Five wrong codes, then a quarter of an hour; and no more than forty a day, right ones forgotten. */
const quarter: Limit = { purpose: 'second-factor', tries: 5, windowMinutes: 15 }
const day: Limit = { purpose: 'second-factor-day', tries: 40, windowMinutes: 24 * 60 }

export type SecondFactor =
  | { readonly ok: true; readonly by: 'totp' | 'recovery-code' }
  | { readonly ok: false; readonly refusal: 'wrong-code' | 'locked-code' }

/** Takes a code of the app or one of those on paper; either counts once. */
export async function giveSecondFactor(
  house: House,
  staff: StaffActor,
  typed: string,
): Promise<SecondFactor> {
  const { db, secret } = house
  const now = house.clock.now()
  // Counted before the code is looked at, so that a hundred tries at once are a hundred tries.
  for (const limit of [quarter, day]) {
    if (!(await countTry(db, secret, limit, staff.id, now))) return { ok: false, refusal: 'locked-code' }
  }
  const by = await accept(house, staff, typed)
  if (!by) return { ok: false, refusal: 'wrong-code' }
  for (const limit of [quarter, day]) await forgetTries(db, secret, limit, staff.id)
  return { ok: true, by }
}

async function accept({ db, secret, clock }: House, staff: StaffActor, typed: string) {
  const at = clock.now()
  if (await acceptTotp(db, secret, staff.id, typed, at)) return 'totp'
  return inTransaction(db, async tx => {
    if (!(await acceptRecoveryCode(tx, secret, staff.id, typed, at))) return null
    const object = { kind: 'staff', id: staff.id } as const
    await recordAudit(tx, { actor: staff, act: 'staff.recovery-code-used', object, at })
    return 'recovery-code' as const
  })
}
