import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { json, type Transaction } from '../../foundation/database/index.ts'
import type { Language, Localized } from '../../foundation/language/index.ts'
import { queueMany } from '../../foundation/messages/index.ts'
import type { Actor } from '../../foundation/permissions/index.ts'
import type { Errand, Need, ServiceNeed } from '../appointment.ts'
import { allNeeds } from '../queries.ts'
import { firstStepFrom } from '../steps.ts'
import { meetByVideo } from './meet-by-video.ts'
import { moveElsewhere } from './move-elsewhere.ts'
import { takenBy } from './queries.ts'
import { displace, meetByPhone } from './take-over.ts'
import { type OpenWays, suits, type TakeOverWay, type ToldBy, toldBy } from './take-over-way.ts'
import { messageTo } from './tell.ts'

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
  /** What may be done by telephone, by video and online. */
  readonly open: OpenWays
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

interface Booked {
  readonly id: string
  readonly step: number
  readonly steps: number
  readonly services: readonly Errand[]
  readonly needs: readonly Need[]
  readonly email: string | null
  readonly phone: string | null
  readonly sms: string | null
  readonly hasCase: boolean
  readonly language: Language
}

/** How many there were, by what became of them, and by how they are told. */
export type TakenOver = Readonly<Record<TakeOverWay | ToldBy, number>>

export const NOBODY_TAKEN_OVER: TakenOver = {
  phone: 0,
  video: 0,
  online: 0,
  'other-office': 0,
  later: 0,
  mail: 0,
  sms: 0,
  call: 0,
}

/** Two parts of the same. */
export function together(a: TakenOver, b: TakenOver): TakenOver {
  const keys = Object.keys(a) as (keyof TakenOver)[]
  return Object.fromEntries(keys.map(key => [key, a[key] + b[key]])) as TakenOver
}

/**
 * Everybody booked there that day gets another way and is told of it, in one transaction: the ways are tried one after the
 * other, each for all whom it suits and none has taken yet. What was done already is left alone, so that it may be done
 * again after a crash; each message has the identity that follows from both.
 */
export async function takeOverDay(tx: Transaction, day: DayToTakeOver): Promise<TakenOver> {
  const booked = await bookedOn(tx, day)
  if (booked.length === 0) return NOBODY_TAKEN_OVER
  const serviceNeeds = await allNeeds(tx)
  const means = { open: day.open, needs: serviceNeeds }
  const kinds = new Map<string, TakeOverWay>()
  for (const way of [...new Set([...day.ways, 'later' as const])]) {
    const asked = booked.filter(
      one => !kinds.has(one.id) && suits(way, { ...one, toldBy: toldBy(one) }, means),
    )
    for (const id of await tried[way](tx, asked, { ...day, serviceNeeds })) kinds.set(id, way)
  }
  const changed = booked.flatMap(one => {
    const kind = kinds.get(one.id)
    return kind ? { ...one, kind, told: toldBy(one) } : []
  })
  await note(tx, day, changed)
  await queueMany(
    tx,
    changed.flatMap(one => messageTo(one, day)),
  )
  const count = (which: (one: (typeof changed)[number]) => boolean) => changed.filter(which).length
  const became = (kind: TakeOverWay) => count(one => one.kind === kind)
  const told = (by: ToldBy) => count(one => one.told === by)
  return {
    phone: became('phone'),
    video: became('video'),
    online: became('online'),
    'other-office': became('other-office'),
    later: became('later'),
    mail: told('mail'),
    sms: told('sms'),
    call: told('call'),
  }
}

type Trying = DayToTakeOver & { readonly serviceNeeds: ReadonlyMap<string, ServiceNeed> }
type Try = (tx: Transaction, asked: readonly Booked[], day: Trying) => Promise<readonly string[]>

/** Each gives the way to as many of these people as there is room for. @returns their ids */
const tried: Record<TakeOverWay, Try> = {
  phone: (tx, asked, day) => meetByPhone(tx, takeOverOf(asked, day)),
  video: (tx, asked, day) => meetByVideo(tx, { ...takeOverOf([], day), day: day.day, wanted: asked }),
  // They give the place back, and keep the right to be first as long as nothing was sent.
  online: (tx, asked, day) => displace(tx, takeOverOf(asked, day)),
  'other-office': moveAll,
  later: (tx, asked, day) => displace(tx, takeOverOf(asked, day)),
}

function takeOverOf(asked: readonly Booked[], { activation: because, by, at }: DayToTakeOver) {
  return { ids: asked.map(({ id }) => id), because, by, at }
}

async function moveAll(tx: Transaction, booked: readonly Booked[], day: Trying): Promise<readonly string[]> {
  const moved: string[] = []
  for (const appointment of booked) {
    const asked = { office: day.office, day: day.day, step: appointment.step }
    const elsewhere = day.elsewhere(appointment.services.map(({ id }) => id))
    const move = { appointment, asked, elsewhere, serviceNeeds: day.serviceNeeds, by: day.by, at: day.at }
    if (await moveElsewhere(tx, move)) moved.push(appointment.id)
  }
  return moved
}

async function bookedOn(
  tx: Transaction,
  { office, day, from, takenUntil, services }: DayToTakeOver,
): Promise<Booked[]> {
  const first = firstStepFrom(from)
  const { rows } = await sql<Booked>`
    SELECT id, first_step AS step, steps, services, needs, email, phone, language, case_id IS NOT NULL AS "hasCase",
      CASE WHEN sms_confirmed_at IS NOT NULL THEN sms_number END AS sms
    FROM appointments.appointment
    WHERE office_id = ${office} AND day = ${day} AND (day, first_step) >= (${first.day}, ${first.step}::int) AND mode = 'onsite'
      AND state IN ('pending', 'booked') AND ${takenBy(takenUntil)}
      AND (${services}::text[] IS NULL OR EXISTS (SELECT FROM jsonb_array_elements(services) AS one
        WHERE one->>'id' = ANY(${services}::text[])))
    ORDER BY id FOR UPDATE`.execute(tx)
  return rows
}

async function note(
  tx: Transaction,
  { activation, office, day, answerUntil, at }: DayToTakeOver,
  changed: readonly (Pick<Booked, 'id' | 'step'> & { readonly kind: TakeOverWay; readonly told: ToldBy })[],
): Promise<void> {
  const rows = changed.map(({ id, step, kind, told }) => ({ id, step, kind, told }))
  await sql`
    INSERT INTO appointments.take_over (activation_id, appointment_id, office_id, day, first_step, kind, told_by, answer_until, state, made_at)
    SELECT ${activation}, id, ${office}, ${day}, step, kind, told, ${answerUntil}, 'told', ${at}
    FROM jsonb_to_recordset(${json(rows)}) AS one (id uuid, step smallint, kind text, told text)
    ON CONFLICT DO NOTHING`.execute(tx)
}
