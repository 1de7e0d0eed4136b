import { reopenStops, stopOffices } from '../../appointments/index.ts'
import { berlinDay } from '../../foundation/language/index.ts'
import { readOfficeBook } from '../../offices/index.ts'
import { reachOf } from '../switch/reach-of.ts'
import type { Effect } from './effect.ts'

export const stopBookings: Effect<'stop-bookings'> = {
  /** Of two actions for one office the stricter one counts: the one that leaves urgent cases out. */
  async begin({ tx, activation, at }, actions) {
    const book = await readOfficeBook(tx)
    const urgent = new Map<string, boolean>()
    for (const { action } of actions) {
      // Counters of a centre serve all teams: they are stopped with the house, and a unit's services by its ways.
      const { offices, team } = reachOf(action.scope, book)
      if (team !== null) continue
      for (const office of offices) urgent.set(office, (urgent.get(office) ?? true) && action.urgent)
    }
    for (const [office, isUrgent] of [...urgent].sort(([a], [b]) => a.localeCompare(b)))
      await stopOffices(tx, {
        activation: activation.id,
        offices: [office],
        from: berlinDay(activation.startsAt),
        until: activation.endsAt && berlinDay(activation.endsAt),
        urgent: isUrgent,
        at,
      })
  },
  /** Appointments are the public's when those who lost theirs have been seen to (`switch/reopen.ts`). */
  async end({ tx, activation }) {
    await reopenStops(tx, activation.id)
    return {}
  },
}
