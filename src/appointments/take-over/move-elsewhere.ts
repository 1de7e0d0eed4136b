import { randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import type { Actor } from '../../foundation/permissions/index.ts'
import { demandOf, type Errand, type Need, type ServiceNeed, type Slot } from '../appointment.ts'
import { freeStarts } from '../availability/search.ts'
import { moveAppointment } from '../booking/change-appointment.ts'
import { holdPlace } from '../booking/hold-place.ts'
import { nearestSlots } from '../finder/choose-alternatives.ts'

/** On the day itself and so many after it. */
const DAYS_AFTER = 3
/** Somebody else may take a place between looking and holding. */
const TRIES = 3

export interface ToMoveElsewhere {
  readonly appointment: {
    readonly id: string
    readonly services: readonly Errand[]
    readonly needs: readonly Need[]
  }
  /** Where and when it would have been. */
  readonly asked: Slot
  /** Offices that are open, the nearest first. */
  readonly elsewhere: readonly string[]
  readonly serviceNeeds: ReadonlyMap<string, ServiceNeed>
  readonly by: Actor
  readonly at: Temporal.Instant
}

/**
 * Moves a booking to the place nearest in time and distance that has all that this person needs, such as a counter without
 * steps. Nobody is told here. False: there is none.
 */
export async function moveElsewhere(tx: Transaction, move: ToMoveElsewhere): Promise<boolean> {
  const { appointment, asked, elsewhere, serviceNeeds, by, at } = move
  const demand = demandOf(appointment.services, serviceNeeds, 'onsite', appointment.needs)
  if (!demand || elsewhere.length === 0) return false
  const free: Slot[] = []
  for (let days = 0; days <= DAYS_AFTER && free.length === 0; days += 1) {
    const day = asked.day.add({ days })
    const search = { demand, offices: elsewhere, from: day, until: day, day, hours: null, now: at }
    const starts = await freeStarts(tx, { ...search, contingent: 'online' })
    free.push(...starts.map(({ office, step }) => ({ office, day, step })))
  }
  for (const slot of nearestSlots(free, asked, office => elsewhere.indexOf(office), TRIES)) {
    const place = {
      ...slot,
      id: randomUUID(),
      demand,
      errands: appointment.services,
      contingent: 'online',
      at,
    } as const
    const held = await holdPlace(tx, place)
    if (held) return moveAppointment(tx, { id: appointment.id, by, at, untold: true }, held.id)
  }
  return false
}
