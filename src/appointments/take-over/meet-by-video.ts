import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { poolId } from '../appointment.ts'
import { lockDaysOf, reckonAnew } from '../booking/give-back.ts'
import { fitRooms } from './fit-rooms.ts'
import { STILL_ON_SITE, type TakeOver, writeTakeOver } from './take-over.ts'

const ROOMS = poolId(null, 'video')

interface ByVideo extends Omit<TakeOver, 'ids'> {
  readonly day: Temporal.PlainDate
  /** All on this day. */
  readonly wanted: readonly { readonly id: string; readonly step: number; readonly steps: number }[]
}

/**
 * They take place at the same time by video, with whoever would have been at the counter, as far as the city has rooms; safe
 * to repeat. @returns the ids of those that changed
 */
export async function meetByVideo(
  tx: Transaction,
  { day, wanted, ...rest }: ByVideo,
): Promise<readonly string[]> {
  if (wanted.length === 0) return []
  const rooms = { day, pools: [ROOMS] }
  await lockDaysOf(tx, rooms)
  const { rows } = await sql<{ free: number[] }>`
    SELECT free FROM appointments.day WHERE pool_id = ${ROOMS} AND day = ${day}`.execute(tx)
  const ids = fitRooms(wanted, rows[0]?.free ?? [])
  if (ids.length === 0) return []
  const changed = sql`
    UPDATE appointments.appointment SET mode = 'video', state = 'booked', confirm_until = NULL, sequence = sequence + 1,
      reminded = 0, changed_at = ${rest.at}
    WHERE id = ANY(${ids}::uuid[]) AND ${STILL_ON_SITE} RETURNING id, place_id`
  const places = sql`
    UPDATE appointments.place p SET mode = 'video',
      pools = ARRAY(SELECT pool FROM unnest(p.pools || ${ROOMS}::text) AS pool ORDER BY pool)
    FROM changed WHERE p.id = changed.place_id`
  const met = await writeTakeOver(tx, { ...rest, ids }, { changed, places }, 'moved', { to: 'video' })
  await reckonAnew(tx, rooms)
  return met
}
