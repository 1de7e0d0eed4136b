import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import {
  type Database,
  inTransaction,
  type Transaction,
  violatedConstraint,
} from '../../foundation/database/index.ts'
import { type Contingent, type Demand, type Errand, poolsFor } from '../appointment.ts'
import { isGivenOut, masks } from '../availability/search.ts'
import { findPlace } from '../queries.ts'
import { firstStepAfter, maskOf, STEPS } from '../steps.ts'
import { giveBack, releaseExpired } from './give-back.ts'

type Db = Database | Transaction

/** How long a place is kept for somebody who is typing. */
export const HOLD_MINUTES = 10

export interface PlaceToHold {
  /** Chosen by the caller: the same once more is the same place. */
  readonly id: string
  readonly office: string
  readonly day: Temporal.PlainDate
  readonly step: number
  readonly demand: Demand
  readonly errands: readonly Errand[]
  readonly contingent: Contingent
  readonly at: Temporal.Instant
}

export interface Held {
  readonly id: string
  readonly heldUntil: Temporal.Instant
}

/**
 * Takes a place for a while; null where it is gone, has begun, or cannot be booked. All rows are locked in one order and
 * looked at again before anything is written: all of the kinds of counters that are needed, or none. Within a transaction
 * the id has to be a new one.
 */
export async function holdPlace(db: Db, place: PlaceToHold): Promise<Held | null> {
  const { today, step } = firstStepAfter(place.at)
  const days = place.day.since(today).total('days')
  if (days < 0 || (days === 0 && place.step < step)) return null
  if (place.step < 0 || place.step + place.demand.steps > STEPS) return null
  const held = await takeOrFind(db, place)
  if (held) return held
  // Holds that have run out keep places as long as nobody sweeps them away: once more, without those of this day.
  return (await releaseExpired(db, place.at, place.day)) > 0 ? takeOrFind(db, place) : null
}

async function takeOrFind(db: Db, place: PlaceToHold): Promise<Held | null> {
  try {
    return await take(db, place)
  } catch (error) {
    if (violatedConstraint(error) !== 'place_pkey') throw error
    return findHeld(db, place)
  }
}

/**
 * One statement, because each way to the database costs more than what it does there. What is written is reckoned from the
 * rows as they were locked: an update that looked at its own row again would first try with the row as it was when the
 * statement began, and where a place has come in since then the row's own check would refuse what is right.
 */
async function take(db: Db, place: PlaceToHold): Promise<Held | null> {
  const { id, office, day, step, demand, errands, contingent, at } = place
  const until = at.add({ minutes: HOLD_MINUTES })
  const span = maskOf(n => n >= step && n < step + demand.steps)
  const pools = poolsFor(demand, office)
  const ofThese = amongPools(pools)
  const { rows } = await sql<Held>`
    WITH locked AS MATERIALIZED (
      SELECT pool_id, free, online, hotline, kept_from_online, kept_from_hotline,
        (${masks[contingent]} & ${span}::bit(48)) = ${span}::bit(48) AND get_bit(released, ${step}::int) = 1 AND ${isGivenOut(contingent, { services: errands.map(one => one.id) })} AS fits
      FROM appointments.day WHERE ${ofThese} AND day = ${day} ORDER BY pool_id FOR UPDATE
    ), all_fit AS (
      SELECT FROM locked HAVING count(*) = ${pools.length} AND bool_and(fits)
    ), now_left AS MATERIALIZED (
      SELECT locked.*, appointments.one_less(free, ${step}, ${demand.steps}) AS left_over FROM locked, all_fit
    ), taken AS (
      UPDATE appointments.day d SET free = n.left_over,
        online = appointments.mask_after(n.online, n.left_over, n.kept_from_online, ${step}, ${demand.steps}),
        hotline = appointments.mask_after(n.hotline, n.left_over, n.kept_from_hotline, ${step}, ${demand.steps})
      FROM now_left n WHERE d.pool_id = n.pool_id AND d.day = ${day}
    )
    INSERT INTO appointments.place (id, office_id, day, first_step, steps, pools, mode, services, contingent, state, held_until, created_at)
    SELECT ${id}, ${office}, ${day}, ${step}, ${demand.steps}, ${pools}::text[], ${demand.mode}, ${JSON.stringify(errands)}, ${contingent},
      'held', ${until}, ${at} FROM all_fit
    RETURNING id, held_until AS "heldUntil"`.execute(db)
  return rows[0] ?? null
}

/**
 * For one kind of counter, as nearly always, without a list: where PostgreSQL has to guess how long a list is, it
 * plans the statement anew each time, and that takes longer than the hold.
 */
function amongPools(pools: readonly string[]): RawBuilder<boolean> {
  return pools.length === 1 ? sql`pool_id = ${pools[0]}` : sql`pool_id = ANY(${pools}::text[])`
}

/** The same request again gets the same place; a place of that id that is another one is nobody's answer. */
async function findHeld(db: Db, { id, office, day, step }: PlaceToHold): Promise<Held | null> {
  const { rows } = await sql<Held>`
    SELECT id, held_until AS "heldUntil" FROM appointments.place
    WHERE id = ${id} AND state = 'held' AND office_id = ${office} AND day = ${day} AND first_step = ${step}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Once, by as long again. False: it has run out, or was renewed before. */
export async function renewHold(db: Database, id: string, at: Temporal.Instant): Promise<boolean> {
  const until = at.add({ minutes: HOLD_MINUTES })
  const { rows } = await sql`
    UPDATE appointments.place SET held_until = ${until}, renewed = true
    WHERE id = ${id} AND state = 'held' AND held_until > ${at} AND NOT renewed RETURNING id`.execute(db)
  return rows.length > 0
}

/** Gives back a place that somebody holds and does not want any more. */
export async function releaseHold(db: Database, id: string): Promise<void> {
  const place = await findPlace(db, id)
  if (place?.state !== 'held') return
  await inTransaction(db, tx => giveBack(tx, place, sql`state = 'held'`))
}
