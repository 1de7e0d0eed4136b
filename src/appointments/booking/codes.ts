import type { Secret } from '../../foundation/secret.ts'
import { newSpokenReference } from '../../foundation/spoken-reference.ts'

const PREFIX = 'T'

/** The number of an appointment: `T-7KQ2-M4`. */
export function newAppointmentReference(): string {
  return newSpokenReference(PREFIX)
}

/** Changes with the epoch, so that an old code can be made worthless. */
export function appointmentCode(secret: Secret, id: string, epoch: number): string {
  return secret.spokenCode('appointment-code', id, epoch)
}
