import { randomInt } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { giveBack, lockDaysOf } from '../booking/give-back.ts'
import { startOf } from '../steps.ts'
import { publicMoment } from './return-rule.ts'

interface PlaceToReturn {
  readonly id: string
  readonly day: Temporal.PlainDate
  readonly step: number
  readonly pools: readonly string[]
}

/** From 0 up to but without 1; nobody can reckon the next one from those before. */
export const fairDice = (): number => randomInt(2 ** 32) / 2 ** 32

/**
 * A place of an appointment that is not to be: it stays taken, first for those who wait, then until its moment has come.
 * Where it is too near, or where the office has less than is taken, it is given back at once.
 */
export async function returnPlace(
  tx: Transaction,
  place: PlaceToReturn,
  at: Temporal.Instant,
  random: () => number = fairDice,
): Promise<void> {
  const { id, day, step } = place
  const startsAt = startOf(day, step).toInstant()
  const publicAt = publicMoment({ returnedAt: at, startsAt }, random)
  if (!publicAt) {
    await giveBack(tx, place)
    return
  }
  await lockDaysOf(tx, place)
  const { rows } = await sql`
    UPDATE appointments.place p SET state = 'returned', held_until = NULL, returned_at = ${at}, public_at = ${publicAt}
    WHERE id = ${id} AND NOT ${isTooMuch} RETURNING id`.execute(tx)
  if (rows.length === 0) await giveBack(tx, place)
}

/**
 * Of a place `p` whose days are locked: a changed rule took it away, or the day is stopped. Then it is nobody's. Its days
 * are found by their key, and the places of the day are read once for each of its kinds.
 */
export const isTooMuch: RawBuilder<boolean> = sql<boolean>`EXISTS (
  SELECT FROM unnest(p.pools) AS pool JOIN appointments.day d ON d.pool_id = pool AND d.day = p.day
  WHERE d.stopped OR EXISTS (
    SELECT FROM appointments.place other, generate_series(greatest(p.first_step, other.first_step),
      least(p.first_step + p.steps, other.first_step + other.steps) - 1) AS n
    WHERE other.day = p.day AND pool = ANY(other.pools) GROUP BY n HAVING count(*) > d.capacity[n + 1]))`
