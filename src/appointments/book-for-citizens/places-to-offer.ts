import type { Temporal } from 'temporal-polyfill'
import type { Slot } from '../appointment.ts'
import type { FreeStart } from '../availability/search.ts'
import { compareSlots } from '../finder/choose-alternatives.ts'

const MOST_PLACES = 12
const MOST_AN_OFFICE = 3
/** More than these nobody looks through during a call. */
const MOST_TIMES = 96

/** From the first start of each office and day: the earliest, with a few of each office. */
export function earliestPlaces(days: readonly Slot[], from: Temporal.PlainDate | null): Slot[] {
  const perOffice = new Map<string, number>()
  const places: Slot[] = []
  for (const { office, day, step } of [...days].sort(compareSlots)) {
    if (places.length === MOST_PLACES) break
    const count = perOffice.get(office) ?? 0
    if (count === MOST_AN_OFFICE || (from && day.until(from).days > 0)) continue
    perOffice.set(office, count + 1)
    places.push({ office, day, step })
  }
  return places
}

/** The times of a day; where they are too many, one for each quarter of an hour: at the office with the most room. */
export function timesOfDay(
  day: Temporal.PlainDate,
  starts: readonly FreeStart[],
): { readonly slots: readonly Slot[]; readonly thinned: boolean } {
  const thinned = starts.length > MOST_TIMES
  const shown = thinned ? roomiest(starts) : starts
  return { slots: shown.map(({ office, step }) => ({ office, day, step })), thinned }
}

function roomiest(starts: readonly FreeStart[]): FreeStart[] {
  const best = new Map<number, FreeStart>()
  for (const start of starts) if (start.free > (best.get(start.step)?.free ?? 0)) best.set(start.step, start)
  return [...best.values()]
}
