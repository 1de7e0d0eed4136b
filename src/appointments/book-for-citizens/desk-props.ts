import type { FieldProblem } from '../../foundation/html/index.ts'
import type { Office, OfficeBook } from '../../offices/index.ts'
import type { Service } from '../../services/index.ts'
import type { Contingent, Slot } from '../appointment.ts'
import type { TypedBooking } from '../book-online/read-person.ts'
import type { Choices } from '../finder/filters.tsx'
import type { Finding } from '../finder/find.ts'
import { finderPath, type Wanted } from '../finder/wanted.ts'
import type { Appointment } from '../queries.ts'

export const DESK = '/amt/termine'

export const deskPath = (wanted: Wanted): string => finderPath(wanted, {}, DESK)
export const appointmentPath = (reference: string, rest = ''): string => `${DESK}/${reference}${rest}`

/** Why nothing was booked, beside what was typed wrong. */
export type DeskRefusal =
  /** Somebody else has the place: the nearest ones. */
  | { readonly kind: 'taken'; readonly nearest: readonly Slot[] }
  /** References of the appointments that stand in the way. */
  | { readonly kind: 'has-one'; readonly references: readonly string[] }

/** What was sought by number or by name; null: nothing was sought. */
export interface Lookup {
  readonly text: string
  readonly found: readonly Appointment[] | 'unclear'
}

export interface DeskProps {
  readonly wanted: Wanted
  readonly contingent: Contingent
  /** Those that can be booked, by name. */
  readonly services: readonly Service[]
  readonly book: OfficeBook
  readonly choices: Choices
  /** Null: nothing is asked for yet, or it cannot be done in one appointment. */
  readonly finding: Finding | null
  readonly moving: Appointment | null
  readonly lookup: Lookup | null
  readonly typed: TypedBooking & { readonly english: boolean }
  readonly problems: readonly FieldProblem[]
  readonly refusal: DeskRefusal | null
  /** The place that is chosen, as the form names it; null: none yet. */
  readonly chosen: string | null
  /** Number of this page: the same form sent twice is one booking. */
  readonly page: string
}

export type OfficeOf = (id: string) => Office
