import { Temporal } from 'temporal-polyfill'
import type { Slot } from '../appointment.ts'

/** A quarter of an hour of waiting weighs as much as this much of the way to a farther office. */
const STEPS_A_RANK = 4
const STEPS_A_DAY = 48

/**
 * The three free places nearest to one that is gone, in time and in distance: first the one with the least of both
 * together, then others that differ in place or day from those before, as far as there are any.
 * @param rank how far an office is: 0 for the one asked for, counted up by distance
 */
export function nearestSlots(
  free: readonly Slot[],
  asked: Slot,
  rank: (office: string) => number,
  count = 3,
): Slot[] {
  const away = ({ office, day, step }: Slot) =>
    Math.abs(asked.day.until(day).days * STEPS_A_DAY + step - asked.step) + rank(office) * STEPS_A_RANK
  const sorted = [...free].sort((a, b) => away(a) - away(b) || compareSlots(a, b))
  const chosen: Slot[] = []
  for (const slot of sorted)
    if (chosen.length < count && chosen.every(one => one.office !== slot.office || !one.day.equals(slot.day)))
      chosen.push(slot)
  for (const slot of sorted) if (chosen.length < count && !chosen.includes(slot)) chosen.push(slot)
  return chosen
}

export function compareSlots(a: Slot, b: Slot): number {
  return Temporal.PlainDate.compare(a.day, b.day) || a.step - b.step || (a.office < b.office ? -1 : 1)
}
