import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import { type Transaction, writeTogether } from '../../foundation/database/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import { personKeys } from '../booking/person-key.ts'
import { type Appointment, allNeeds, findAppointmentByReference, findAppointmentsByKeys } from '../queries.ts'
import type { Sought } from './read-search.ts'

interface Look {
  readonly staff: StaffActor
  readonly at: Temporal.Instant
}

/** Each look of staff at somebody's appointment is in the audit trail. */
async function recordLooks(
  tx: Transaction,
  { staff, at }: Look,
  appointments: readonly Appointment[],
): Promise<void> {
  const lines = appointments.map(({ id }) =>
    auditWrite({ actor: staff, act: 'appointment.seen', object: { kind: 'appointment', id }, at }),
  )
  if (lines.length > 0) await writeTogether(tx, lines)
}

/** Null: there is none of this number. */
export async function lookAtAppointment(
  tx: Transaction,
  look: Look,
  reference: string,
): Promise<Appointment | null> {
  const appointment = await findAppointmentByReference(tx, reference)
  if (appointment) await recordLooks(tx, look, [appointment])
  return appointment
}

/**
 * The appointments of a caller. By name and date of birth those that are still to come: found by the keys that keep a
 * person from having two, so that however the name is ordered or accented, nobody has to search through everybody.
 */
export async function findForCaller(
  tx: Transaction,
  secret: Secret,
  look: Look,
  sought: Sought,
): Promise<readonly Appointment[]> {
  if (sought.kind === 'reference') {
    const appointment = await lookAtAppointment(tx, look, sought.reference)
    return appointment ? [appointment] : []
  }
  const errands = [...(await allNeeds(tx)).keys()].map(id => ({ id, persons: 1 }))
  const found = await findAppointmentsByKeys(tx, personKeys(secret, errands, [sought]))
  await recordLooks(tx, look, found)
  return found
}
