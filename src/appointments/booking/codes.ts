import type { Secret } from '../../foundation/secret.ts'
import { newSpokenReference, parseSpokenReference } from '../../foundation/spoken-reference.ts'

const PREFIX = 'T'

/** The number of an appointment: `T-7KQ2-M4`. */
export function newAppointmentReference(): string {
  return newSpokenReference(PREFIX)
}
export function parseAppointmentReference(typed: string): string | null {
  return parseSpokenReference(PREFIX, typed)
}

/** Both change with the epoch, so that an old link can be made worthless. */
export function appointmentCode(secret: Secret, id: string, epoch: number): string {
  return secret.spokenCode('appointment-code', id, epoch)
}
export function appointmentLink(secret: Secret, id: string, epoch: number): string {
  return secret.token('appointment-link', id, epoch)
}
