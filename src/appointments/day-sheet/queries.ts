import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import type { Appointment } from '../queries.ts'

type Db = Database | Transaction

/** An appointment as far as it stands on paper. */
export type SheetLine = Pick<
  Appointment,
  'reference' | 'step' | 'mode' | 'services' | 'state' | 'name' | 'email' | 'phone' | 'needs'
> & { readonly stranded: boolean }

/** All of a day that are not cancelled, by time. */
export async function linesOf(db: Db, office: string, day: Temporal.PlainDate): Promise<SheetLine[]> {
  const { rows } = await sql<SheetLine>`
    SELECT reference, first_step AS step, mode, services, state, name, email, phone, needs,
      stranded_at IS NOT NULL AS stranded
    FROM appointments.appointment
    WHERE office_id = ${office} AND day = ${day} AND state NOT IN ('cancelled', 'lapsed', 'displaced')
    ORDER BY first_step, reference`.execute(db)
  return rows
}

/** Of each office the first day after this one on which it has any places; one that has none is missing. */
export async function nextOpeningDays(
  db: Db,
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Temporal.PlainDate>> {
  const { rows } = await sql<{ office: string; day: Temporal.PlainDate }>`
    SELECT office_id AS office, min(day) AS day FROM appointments.day
    WHERE day > ${today} AND office_id IS NOT NULL AND 0 < ANY (capacity) GROUP BY 1`.execute(db)
  return new Map(rows.map(({ office, day }) => [office, day]))
}

export interface IssuedSheet {
  readonly seal: string
  readonly office: string
  readonly day: Temporal.PlainDate
  readonly madeAt: Temporal.Instant
  readonly appointments: number
}

export async function insertSheet(db: Db, sheet: IssuedSheet): Promise<void> {
  const { seal, office, day, madeAt, appointments } = sheet
  await sql`INSERT INTO appointments.day_sheet (seal, office_id, day, made_at, appointments)
    VALUES (${seal}, ${office}, ${day}, ${madeAt}, ${appointments}) ON CONFLICT DO NOTHING`.execute(db)
}

export async function findSheet(db: Db, seal: string): Promise<IssuedSheet | null> {
  const { rows } = await sql<IssuedSheet>`
    SELECT seal, office_id AS office, day, made_at AS "madeAt", appointments
    FROM appointments.day_sheet WHERE seal = ${seal}`.execute(db)
  return rows[0] ?? null
}
