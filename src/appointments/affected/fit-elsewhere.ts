import type { Demand } from '../appointment.ts'
import { poolsFor } from '../appointment.ts'
import { STEPS } from '../steps.ts'
import type { FreeDay } from './queries.ts'

/** So many appointments that each need the same. */
export interface Wanted {
  readonly demand: Demand
  readonly bookings: number
  /** Where visits for it go on, in the order in which they are tried. */
  readonly offices: readonly string[]
}

/**
 * How many of each could be held at these offices, in the order in which they are given: what one takes is gone for the
 * next. Books nothing. A place is a run of steps in which every kind that is needed has one free.
 * @returns one number for each of `wanted`
 */
export function fitElsewhere(wanted: readonly Wanted[], days: readonly FreeDay[]): number[] {
  const free = new Map(days.map(({ pool, day, free: steps }) => [`${pool} ${day}`, [...steps]]))
  const shut = new Map(days.map(({ pool, day, shutServices }) => [`${pool} ${day}`, shutServices]))
  const dates = [...new Set(days.map(({ day }) => String(day)))].sort()
  return wanted.map(({ demand, bookings, offices }) => {
    let left = bookings
    for (const date of dates)
      for (const office of offices) {
        if (left === 0) return bookings
        const names = poolsFor(demand, office).map(pool => `${pool} ${date}`)
        if (names.some(name => demand.services.some(service => shut.get(name)?.includes(service)))) continue
        const pools = names.map(name => free.get(name))
        if (pools.every(pool => pool !== undefined)) left -= takeFrom(pools, demand.steps, left)
      }
    return bookings - left
  })
}

/** Takes up to so many runs of steps out of the pools of one day. @returns how many it took */
function takeFrom(pools: readonly number[][], steps: number, most: number): number {
  let taken = 0
  for (let step = 0; step + steps <= STEPS && taken < most; step++) {
    const here = Math.min(most - taken, leastOf(pools, step, steps))
    if (here === 0) continue
    for (const pool of pools) for (let n = step; n < step + steps; n++) pool[n]! -= here
    taken += here
  }
  return taken
}

function leastOf(pools: readonly number[][], step: number, steps: number): number {
  let least = Number.POSITIVE_INFINITY
  for (const pool of pools) for (let n = step; n < step + steps; n++) least = Math.min(least, pool[n]!)
  return Math.max(0, least)
}
