import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { BERLIN } from '../../foundation/language/index.ts'
import { type Errand, type Need, poolId, type Slot } from '../appointment.ts'
import type { PoolKind } from '../availability/queries.ts'
import { STEP_MINUTES, STEPS, timeOfStep } from '../steps.ts'

type Db = Database | Transaction

/** From here on, up to but without there; null: without an end. */
export interface Span {
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant | null
}

/** Everybody who is booked for the same things at the same office: what holds for one holds for all of them. */
export interface BookedGroup {
  readonly office: string
  readonly services: readonly Errand[]
  readonly needs: readonly Need[]
  readonly bookings: number
  /** With those whom somebody brings along. */
  readonly people: number
  /** How they can be told, each booking once: by mail, else by SMS to a number that was confirmed, else by a call, else by no way. */
  readonly mail: number
  readonly sms: number
  readonly call: number
  readonly unreachable: number
  /** How many there are of each kind of people, in the order of `personKinds`. */
  readonly kinds: readonly number[]
  /** Day of the first and of the last of them. */
  readonly first: Temporal.PlainDate
  readonly last: Temporal.PlainDate
}

/** Appointments on site that begin within a span, pending or booked, in groups. Of 100,000 bookings in one statement. */
export async function bookedOnSite(db: Db, offices: readonly string[], span: Span): Promise<BookedGroup[]> {
  const { rows } = await sql<BookedGroup>`
    SELECT office_id AS office, services, needs, count(*)::int AS bookings,
      sum(1 + jsonb_array_length(attendees))::int AS people,
      count(*) FILTER (WHERE email IS NOT NULL)::int AS mail,
      count(*) FILTER (WHERE email IS NULL AND sms_confirmed_at IS NOT NULL)::int AS sms,
      count(*) FILTER (WHERE email IS NULL AND sms_confirmed_at IS NULL AND phone IS NOT NULL)::int AS call,
      count(*) FILTER (WHERE email IS NULL AND sms_confirmed_at IS NULL AND phone IS NULL)::int AS unreachable,
      ${kinds} AS kinds,
      min(day) AS first, max(day) AS last
    FROM appointments.appointment
    WHERE ${bookedWithin(offices, span)}
    GROUP BY office_id, services, needs ORDER BY min(day), office_id, services, needs`.execute(db)
  return rows
}

function bookedWithin(offices: readonly string[], { from, until }: Span): RawBuilder<boolean> {
  const [begin, end] = [stepOf(from), until && stepOf(until)]
  return sql<boolean>`office_id = ANY(${offices}::text[]) AND mode = 'onsite' AND state IN ('pending', 'booked')
    AND day >= ${begin.day}::date AND (day > ${begin.day}::date OR first_step >= ${begin.step}::int)
    AND (${end?.day ?? null}::date IS NULL OR day < ${end?.day ?? null}::date
      OR (day = ${end?.day ?? null}::date AND first_step < ${end?.step ?? 0}::int))`
}

/** What makes a difference for the ways: left a number, has a way for a link, is about an application that was sent. */
export interface PersonKind {
  readonly hasPhone: boolean
  readonly hasLink: boolean
  readonly hasCase: boolean
}

export const personKinds: readonly PersonKind[] = [false, true].flatMap(hasPhone =>
  [false, true].flatMap(hasLink => [false, true].map(hasCase => ({ hasPhone, hasLink, hasCase }))),
)

const kinds = sql`ARRAY[${sql.join(
  personKinds.map(
    ({ hasPhone, hasLink, hasCase }) => sql`count(*) FILTER (WHERE (phone IS NOT NULL) = ${hasPhone}
      AND (email IS NOT NULL OR sms_confirmed_at IS NOT NULL) = ${hasLink} AND (case_id IS NOT NULL) = ${hasCase})`,
  ),
)}]::int[]`

/** Some of a group whose appointments begin at the same time. */
export interface BookedTime extends Pick<BookedGroup, 'office' | 'services' | 'needs' | 'kinds'> {
  readonly day: Temporal.PlainDate
  readonly step: number
  readonly steps: number
}

/** The same as `bookedOnSite`, apart by time, of those who come for one of these services. */
export async function bookedTimes(
  db: Db,
  offices: readonly string[],
  services: readonly string[],
  span: Span,
): Promise<BookedTime[]> {
  const { rows } = await sql<BookedTime>`
    SELECT office_id AS office, services, needs, day, first_step AS step, steps, ${kinds} AS kinds
    FROM appointments.appointment WHERE ${bookedWithin(offices, span)}
      AND EXISTS (SELECT FROM jsonb_array_elements(services) AS one WHERE one->>'id' = ANY(${services}::text[]))
    GROUP BY office_id, services, needs, day, first_step, steps ORDER BY day, office_id, first_step`.execute(
    db,
  )
  return rows
}

/** How many rooms for video the city has left in each step, by day. */
export async function freeRooms(db: Db, { from }: Span): Promise<ReadonlyMap<string, number[]>> {
  const { rows } = await sql<{ day: Temporal.PlainDate; free: number[] }>`
    SELECT day, free FROM appointments.day WHERE pool_id = ${poolId(null, 'video')} AND day >= ${stepOf(from).day}`.execute(
    db,
  )
  return new Map(rows.map(({ day, free }) => [day.toString(), free]))
}

export interface Example extends Slot {
  readonly hasNumber: boolean
}

/** The first of a group, to show what it would be told; says nothing of anybody. */
export async function exampleOf(
  db: Db,
  group: Pick<BookedGroup, 'office' | 'services' | 'needs'>,
  { from }: Span,
): Promise<Example | null> {
  const { day, step } = stepOf(from)
  const { rows } = await sql<Example>`
    SELECT office_id AS office, day, first_step AS step, phone IS NOT NULL OR sms_confirmed_at IS NOT NULL AS "hasNumber"
    FROM appointments.appointment
    WHERE office_id = ${group.office} AND services = ${JSON.stringify(group.services)}::jsonb AND needs = ${group.needs}::text[]
      AND mode = 'onsite' AND state IN ('pending', 'booked')
      AND day >= ${day}::date AND (day > ${day}::date OR first_step >= ${step}::int)
    ORDER BY day, first_step, id LIMIT 1`.execute(db)
  return rows[0] ?? null
}

/** What is free of one kind of counter on one day, in each step, after what is kept for those who call or just come. */
export interface FreeDay {
  /** Null: shared by the whole city. */
  readonly office: string | null
  readonly kind: PoolKind
  readonly pool: string
  readonly day: Temporal.PlainDate
  readonly free: readonly number[]
  /** For these it is not. */
  readonly shutServices: readonly string[]
}

/** Days of these offices and of what the city shares, by day, within a span. */
export async function freeDays(
  db: Db,
  offices: readonly string[],
  { from, until }: Span,
): Promise<FreeDay[]> {
  const [begin, end] = [stepOf(from), until && stepOf(until)]
  const { rows } = await sql<FreeDay>`
    SELECT office_id AS office, kind, pool_id AS pool, day,
      ARRAY(SELECT CASE WHEN get_bit(hotline, n) = 1 AND (day > ${begin.day}::date OR n >= ${begin.step}::int)
        THEN free[n + 1] - kept_from_hotline[n + 1] ELSE 0 END FROM generate_series(0, 47) n ORDER BY n) AS free,
      stopped_services AS "shutServices"
    FROM appointments.day
    WHERE day >= ${begin.day}::date AND (${end?.day ?? null}::date IS NULL OR day <= ${end?.day ?? null}::date) AND NOT stopped
      AND (office_id = ANY(${offices}::text[]) OR office_id IS NULL) AND (hotline <> 0::bit(48) OR office_id IS NULL)
    ORDER BY day, office_id, kind`.execute(db)
  return rows
}

/** The first step that begins at this moment or after it. */
function stepOf(instant: Temporal.Instant): { day: Temporal.PlainDate; step: number } {
  const local = instant.toZonedDateTimeISO(BERLIN)
  const minutes = local.toPlainTime().since(timeOfStep(0)).total('minutes')
  const step = Math.ceil(minutes / STEP_MINUTES)
  return { day: local.toPlainDate(), step: Math.min(Math.max(step, 0), STEPS) }
}
