import { sql } from 'kysely'
import type { Clock } from '../../foundation/clock.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { Conflict, Forbidden } from '../../foundation/errors.ts'
import { demand, type StaffActor } from '../../foundation/permissions/index.ts'
import { peoplePermissions } from '../permissions.ts'
import { type AccessErrand, errandsFor } from './access-errands.ts'
import { endAllSessions, giveStartPassword, resetFactor, setActive } from './change-access.ts'
import { accessMessages } from './messages.ts'
import { getStaffAccess, type StaffAccess } from './staff-access.ts'

/** Why this errand is not to be done: the own access, or one that somebody else has changed before. */
export function refusalOf(
  access: StaffAccess,
  staff: StaffActor,
  errand: AccessErrand,
): Forbidden | Conflict | null {
  const { de, en } = accessMessages
  if (access.id === staff.id) return new Forbidden({ de: de.notOneself, en: en.notOneself })
  if (errandsFor(access, staff).includes(errand)) return null
  return new Conflict({ de: de.changedMeanwhile, en: en.changedMeanwhile })
}

/**
 * An administrator's errand with the access of somebody else. The start password, where the errand gives one.
 * @throws NotFound, Forbidden with the own access, Conflict where somebody else was faster
 */
export async function doAccessErrand(
  tx: Transaction,
  by: { readonly staff: StaffActor; readonly clock: Clock },
  staffId: string,
  errand: AccessErrand,
): Promise<string | undefined> {
  demand(by.staff, peoplePermissions.changeAccess)
  await sql`SELECT FROM people.staff WHERE id::text = ${staffId} FOR UPDATE`.execute(tx)
  const access = await getStaffAccess(tx, staffId, by.clock.now())
  const refusal = refusalOf(access, by.staff, errand)
  if (refusal) throw refusal
  const change = { actor: by.staff, clock: by.clock }
  switch (errand) {
    case 'sign-out':
      await endAllSessions(tx, change, access.id)
      return
    case 'password':
      return giveStartPassword(tx, change, access.id)
    case 'reset-factor':
      return resetFactor(tx, change, access.id)
    case 'disable':
    case 'enable':
      await setActive(tx, change, access.id, errand === 'enable')
  }
}
