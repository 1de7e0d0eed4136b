import type { Temporal } from 'temporal-polyfill'
import { countBooked } from '../../appointments/index.ts'
import type { Database } from '../../foundation/database/index.ts'
import { berlinDay } from '../../foundation/language/index.ts'
import { readOfficeBook } from '../../offices/index.ts'
import type { Activation } from './activation.ts'
import { laterOf } from './later-of.ts'
import { reachOf } from './reach-of.ts'

/** How many people are booked on site in the houses that a plan stops, from its start on. */
export async function bookedUnder(
  db: Database,
  { definition, startsAt, endsAt }: Activation,
  now: Temporal.Instant,
): Promise<number> {
  const book = await readOfficeBook(db)
  const stops = definition.actions.filter(({ kind }) => kind === 'stop-bookings')
  const offices = [...new Set(stops.flatMap(({ scope }) => reachOf(scope, book).offices))]
  const until = endsAt && berlinDay(endsAt)
  return countBooked(db, { offices, from: laterOf(startsAt, now), takenUntil: now, until, services: null })
}
