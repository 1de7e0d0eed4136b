import { reopenStops, stopOffices } from '../../appointments/index.ts'
import { berlinDay } from '../../foundation/language/index.ts'
import { readOfficeBook } from '../../offices/index.ts'
import { listServices } from '../../services/index.ts'
import { type StopReach, stopsOf, teamsOf } from '../switch/reach-of.ts'
import type { Effect } from './effect.ts'

export const stopBookings: Effect<'stop-bookings'> = {
  /**
   * Counters of a centre serve all teams: they are stopped with the house, and a unit stops what it does. Of two actions
   * for the same the stricter one counts, the one that leaves urgent cases out.
   */
  async begin({ tx, activation, at }, placed) {
    if (placed.length === 0) return
    const actions = placed.map(({ action }) => action)
    const stops = stopsOf({ actions }, await readOfficeBook(tx), teamsOf(await listServices(tx)))
    const span = {
      activation: activation.id,
      from: berlinDay(activation.startsAt),
      until: activation.endsAt && berlinDay(activation.endsAt),
      at,
    }
    for (const office of [...new Set(stops.flatMap(({ offices }) => offices))].sort()) {
      const here = stops.filter(({ offices }) => offices.includes(office))
      const house = here.filter(({ services }) => services === null)
      const urgent = house.every(stop => stop.urgent)
      if (house.length > 0) await stopOffices(tx, { ...span, offices: [office], urgent })
      for (const some of servicesStopped(here)) await stopOffices(tx, { ...span, offices: [office], ...some })
    }
  },
  /** Appointments are the public's when those who lost theirs have been seen to (`switch/reopen.ts`). */
  async end({ tx, activation }) {
    await reopenStops(tx, activation.id)
    return {}
  },
}

function servicesStopped(stops: readonly StopReach[]): { services: string[]; urgent: boolean }[] {
  const of = (wanted: boolean) =>
    stops.flatMap(({ services, urgent }) => (services && urgent === wanted ? services : []))
  const strict = new Set(of(false))
  const open = new Set(of(true).filter(service => !strict.has(service)))
  const parts = [
    { services: [...strict], urgent: false },
    { services: [...open], urgent: true },
  ]
  return parts.filter(({ services }) => services.length > 0)
}
