import { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { readOfficeBook } from '../../offices/index.ts'
import { lockDays, poolsOf } from '../availability/queries.ts'
import type { PlannedDay, Rebuild } from '../availability/rebuild-days.ts'
import { HORIZON_DAYS } from '../availability/release.ts'
import { firstStepAfter } from '../steps.ts'
import {
  type AppointmentAhead,
  lockAppointments,
  markStranded,
  type PlaceAhead,
  placesOn,
} from './queries.ts'
import { strandedIn } from './stranded.ts'

type Db = Database | Transaction

/** Whom it concerns when days are planned differently, whether a rule or a roster is the cause. */
export interface Consequences {
  /** Who has a place now and would have none then, by day and time. */
  readonly stranded: readonly AppointmentAhead[]
  /** How many of these days have none even now. */
  readonly already: readonly AppointmentAhead[]
  /** Who was marked as having none, and fits again. */
  readonly regained: readonly AppointmentAhead[]
}

interface Plans {
  readonly now: readonly PlannedDay[]
  /** The same days and pools in the same order. */
  readonly then: readonly PlannedDay[]
}

/** Reckons whom it concerns, and changes nothing. */
export async function consequencesOf(
  db: Db,
  office: string,
  { now, then }: Plans,
  at: Temporal.Instant,
): Promise<Consequences> {
  const places = await placesOn(db, office, daysThatDiffer(now, then))
  return compare(now, then, places, at)
}

function daysThatDiffer(now: readonly PlannedDay[], then: readonly PlannedDay[]): Temporal.PlainDate[] {
  const days = new Map<string, Temporal.PlainDate>()
  for (const [n, { day, plan }] of then.entries())
    if (plan.capacity.some((places, step) => places !== now[n]!.plan.capacity[step]))
      days.set(String(day), day)
  return [...days.values()]
}

function compare(
  now: readonly PlannedDay[],
  then: readonly PlannedDay[],
  places: readonly PlaceAhead[],
  at: Temporal.Instant,
): Consequences {
  const before = new Set(strandedIn(now, places))
  const after = new Set(strandedIn(then, places))
  const { today, step } = firstStepAfter(at)
  const isAhead = (place: PlaceAhead) => !place.day.equals(today) || place.step >= step
  const those = (which: (place: PlaceAhead) => boolean) =>
    places
      .filter(place => isAhead(place) && which(place))
      .flatMap(({ appointment }) => appointment ?? [])
      .sort(byTime)
  const had = (place: PlaceAhead) => !before.has(place) && !place.appointment?.strandedAt
  return {
    stranded: those(place => after.has(place) && had(place)),
    already: those(place => after.has(place) && !had(place)),
    regained: those(place => !after.has(place) && Boolean(place.appointment?.strandedAt)),
  }
}

function byTime(a: AppointmentAhead, b: AppointmentAhead): number {
  return Temporal.PlainDate.compare(a.day, b.day) || a.step - b.step || (a.reference < b.reference ? -1 : 1)
}

/**
 * Whoever moves or cancels an appointment locks it before its day, and so do we. Between the two somebody may have booked
 * whom we have not locked: where that ends in each waiting for the other, the transaction is done again. Afterwards the
 * consequences have to be reckoned once more.
 */
export async function lockConcerned(
  tx: Transaction,
  office: string,
  { stranded, already, regained }: Consequences,
  days: readonly Temporal.PlainDate[],
): Promise<void> {
  await lockAppointments(
    tx,
    [...stranded, ...already, ...regained].map(({ id }) => id),
  )
  const pools = await poolsOf(tx, office)
  if (pools.length > 0) await lockDays(tx, pools, days)
}

/** Who had no place before keeps the moment since when. */
export async function markConcerned(
  tx: Transaction,
  { stranded, already, regained }: Consequences,
  at: Temporal.Instant,
): Promise<void> {
  const unmarked = already.filter(({ strandedAt }) => !strandedAt)
  await markStranded(
    tx,
    [...stranded, ...unmarked].map(({ id }) => id),
    at,
  )
  await markStranded(
    tx,
    regained.map(({ id }) => id),
    null,
  )
}

/** All days for which appointments are given out. */
export async function wholeHorizon(db: Db, office: string, at: Temporal.Instant): Promise<Rebuild> {
  const { today } = firstStepAfter(at)
  const days = Array.from({ length: HORIZON_DAYS + 1 }, (_, n) => today.add({ days: n }))
  const { closures } = await readOfficeBook(db)
  return { office, days, closures, hotlineBackUntil: today }
}
