import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../../foundation/database/index.ts'
import { centresFrom, officesForDisplay } from '../../offices/index.ts'
import type { Contingent, Demand, Slot } from '../appointment.ts'
import { freeStarts } from '../availability/search.ts'
import { nearestSlots } from './choose-alternatives.ts'

interface Gone {
  readonly demand: Demand
  readonly contingent: Contingent
  /** The place that somebody else has taken. */
  readonly asked: Slot
}

/** Near in time and in distance: on the day itself and the three after it, in every centre. */
export async function findAlternatives(
  db: Database,
  { demand, contingent, asked }: Gone,
  now: Temporal.Instant,
): Promise<Slot[]> {
  const book = await officesForDisplay(db)
  const home = book.offices.get(asked.office)
  const order = [asked.office, ...centresFrom(book, home?.district ?? null).map(({ id }) => id)]
  const free: Slot[] = []
  for (const days of [0, 1, 2, 3]) {
    const day = asked.day.add({ days })
    const search = { demand, offices: null, from: day, until: day, day, contingent, hours: null, now }
    const starts = await freeStarts(db, search)
    free.push(...starts.map(({ office, step }) => ({ office, day, step })))
    if (free.length >= 50) break
  }
  return nearestSlots(free, asked, office => order.indexOf(office))
}
