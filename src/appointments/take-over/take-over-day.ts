import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { json, type Transaction } from '../../foundation/database/index.ts'
import type { Language, Localized } from '../../foundation/language/index.ts'
import { type MessageToMany, queueMany } from '../../foundation/messages/index.ts'
import type { Actor } from '../../foundation/permissions/index.ts'
import { uuidOf } from '../../foundation/uuid.ts'
import type { Errand, Need } from '../appointment.ts'
import { allNeeds } from '../queries.ts'
import { firstStepFrom } from '../steps.ts'
import { moveElsewhere } from './move-elsewhere.ts'
import { takenBy } from './queries.ts'
import { displace, meetByPhone } from './take-over.ts'

/** What somebody who is booked gets instead. */
export type TakeOverWay = 'phone' | 'other-office' | 'later'
/** `again`: who came later has a place again. */
export type TakeOverKind = TakeOverWay | 'again'
export type ToldBy = 'mail' | 'sms' | 'call'

/** What an emergency does with everybody who is booked on site at an office on a day. */
export interface DayToTakeOver {
  /** The emergency operation. */
  readonly activation: string
  readonly office: string
  readonly day: Temporal.PlainDate
  /** Appointments that begin earlier stay as they are. */
  readonly from: Temporal.Instant
  /** Places that were taken later stay: urgent cases that callers and counters have booked since. */
  readonly takenUntil: Temporal.Instant
  /** Null: all services. */
  readonly services: readonly string[] | null
  /** What people are offered, the first that is possible; else they come first later. */
  readonly ways: readonly TakeOverWay[]
  /** Whether it may be done by telephone. */
  readonly byPhone: (service: string) => boolean
  /** Other offices that are open for all of these services, the nearest first. */
  readonly elsewhere: (services: readonly string[]) => readonly string[]
  readonly answerUntil: Temporal.Instant
  /** Why, as it is told. */
  readonly reason: Localized
  readonly by: Actor
  readonly at: Temporal.Instant
}

interface Booked {
  readonly id: string
  readonly step: number
  readonly services: readonly Errand[]
  readonly needs: readonly Need[]
  readonly email: string | null
  readonly phone: string | null
  readonly sms: string | null
  readonly language: Language
}

/** How many there were, by what became of them, and by how they are told. */
export type TakenOver = Readonly<Record<TakeOverWay | ToldBy, number>>

/**
 * Everybody booked there that day gets another way and is told of it, in one transaction. What was done already is left
 * alone, so that it may be done again after a crash; each message has the identity that follows from both.
 */
export async function takeOverDay(tx: Transaction, day: DayToTakeOver): Promise<TakenOver> {
  const { activation: because, by, at } = day
  const booked = await bookedOn(tx, day)
  const kinds = new Map<string, TakeOverWay>()
  const first = (one: Booked) => day.ways.find(way => way !== 'phone' || mayBeCalled(one, day))
  const serviceNeeds = booked.length > 0 ? await allNeeds(tx) : new Map()
  for (const one of booked) {
    if (first(one) !== 'other-office') continue
    const asked = { office: day.office, day: day.day, step: one.step }
    const elsewhere = day.elsewhere(one.services.map(({ id }) => id))
    const move = { appointment: one, asked, elsewhere, serviceNeeds, by, at }
    if (await moveElsewhere(tx, move)) kinds.set(one.id, 'other-office')
  }
  const left = booked.filter(({ id }) => !kinds.has(id))
  const calls = left.filter(one => day.ways.includes('phone') && mayBeCalled(one, day))
  for (const id of await meetByPhone(tx, { ids: calls.map(one => one.id), because, by, at }))
    kinds.set(id, 'phone')
  const rest = left.filter(({ id }) => !kinds.has(id)).map(({ id }) => id)
  for (const id of await displace(tx, { ids: rest, because, by, at })) kinds.set(id, 'later')
  const changed = booked.filter(({ id }) => kinds.has(id))
  const kindOf = ({ id }: Booked) => kinds.get(id)!
  await note(tx, day, changed, kindOf)
  await queueMany(
    tx,
    changed.flatMap(one => messageTo(one, kindOf(one), day)),
  )
  const count = (which: (one: Booked) => boolean) => changed.filter(which).length
  const became = (kind: TakeOverWay) => count(one => kindOf(one) === kind)
  const told = (by: ToldBy) => count(one => toldBy(one) === by)
  return {
    phone: became('phone'),
    'other-office': became('other-office'),
    later: became('later'),
    mail: told('mail'),
    sms: told('sms'),
    call: told('call'),
  }
}

function mayBeCalled({ phone, services }: Booked, { byPhone }: DayToTakeOver): boolean {
  return phone !== null && services.every(({ id }) => byPhone(id))
}

async function bookedOn(
  tx: Transaction,
  { office, day, from, takenUntil, services }: DayToTakeOver,
): Promise<Booked[]> {
  const first = firstStepFrom(from)
  const { rows } = await sql<Booked>`
    SELECT id, first_step AS step, services, needs, email, phone, language,
      CASE WHEN sms_confirmed_at IS NOT NULL THEN sms_number END AS sms
    FROM appointments.appointment
    WHERE office_id = ${office} AND day = ${day} AND (day, first_step) >= (${first.day}, ${first.step}::int) AND mode = 'onsite'
      AND state IN ('pending', 'booked') AND ${takenBy(takenUntil)}
      AND (${services}::text[] IS NULL OR EXISTS (SELECT FROM jsonb_array_elements(services) AS one
        WHERE one->>'id' = ANY(${services}::text[])))
    ORDER BY id FOR UPDATE`.execute(tx)
  return rows
}

/** By the way they gave; whoever gave none is called, or gets a letter. */
export function toldBy({
  email,
  sms,
}: {
  readonly email: string | null
  readonly sms: string | null
}): ToldBy {
  return email ? 'mail' : sms ? 'sms' : 'call'
}

async function note(
  tx: Transaction,
  { activation, office, day, answerUntil, at }: DayToTakeOver,
  changed: readonly Booked[],
  kindOf: (one: Booked) => TakeOverWay,
): Promise<void> {
  const rows = changed.map(one => ({ id: one.id, step: one.step, kind: kindOf(one), told: toldBy(one) }))
  await sql`
    INSERT INTO appointments.take_over (activation_id, appointment_id, office_id, day, first_step, kind, told_by, answer_until, state, made_at)
    SELECT ${activation}, id, ${office}, ${day}, step, kind, told, ${answerUntil}, 'told', ${at}
    FROM jsonb_to_recordset(${json(rows)}) AS one (id uuid, step smallint, kind text, told text)
    ON CONFLICT DO NOTHING`.execute(tx)
}

/** What each is called among the news about appointments. */
export const NEWS = {
  phone: 'by-phone',
  'other-office': 'elsewhere',
  later: 'displaced',
} as const satisfies Record<TakeOverWay, string>

function messageTo(one: Booked, kind: TakeOverWay, day: DayToTakeOver): MessageToMany[] {
  const way = toldBy(one)
  if (way === 'call') return []
  const news = NEWS[kind]
  return [
    {
      id: messageId(day.activation, one.id),
      way,
      address: way === 'mail' ? one.email! : one.sms!,
      template: way === 'mail' ? `appointment-${news}` : `appointment-sms-${news}`,
      language: one.language,
      subjectId: one.id,
      data: { reason: day.reason[one.language], answerUntil: day.answerUntil.toString() },
      at: day.at,
    },
  ]
}

/** One for an emergency and a booking, however often the job begins anew. */
function messageId(activation: string, appointment: string): string {
  return uuidOf(`${activation} ${appointment}`)
}
