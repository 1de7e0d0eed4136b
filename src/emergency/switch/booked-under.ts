import type { Temporal } from 'temporal-polyfill'
import { countBooked } from '../../appointments/index.ts'
import type { Database } from '../../foundation/database/index.ts'
import { berlinDay } from '../../foundation/language/index.ts'
import { readOfficeBook } from '../../offices/index.ts'
import { listServices } from '../../services/index.ts'
import type { Activation } from './activation.ts'
import { laterOf } from './later-of.ts'
import { stopsOf, teamsOf } from './reach-of.ts'

/** How many people are booked on site in the houses that a plan stops, from its start on. */
export async function bookedUnder(
  db: Database,
  { definition, startsAt, endsAt }: Activation,
  now: Temporal.Instant,
): Promise<number> {
  const stops = stopsOf(definition, await readOfficeBook(db), teamsOf(await listServices(db)))
  const span = {
    from: laterOf(startsAt, now),
    takenUntil: now,
    until: endsAt && berlinDay(endsAt),
  }
  let booked = 0
  for (const office of new Set(stops.flatMap(({ offices }) => offices))) {
    const here = stops.filter(({ offices }) => offices.includes(office))
    const all = here.some(({ services }) => services === null)
    const services = all ? null : here.flatMap(stop => stop.services ?? [])
    booked += await countBooked(db, { ...span, offices: [office], services })
  }
  return booked
}
