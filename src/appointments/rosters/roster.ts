import { Temporal } from 'temporal-polyfill'
import type { PoolKind } from '../availability/queries.ts'
import type { Serves } from '../availability/rosters.ts'
import { STEPS, stepsBetween } from '../steps.ts'

/** Somebody who is there from when until when. Whoever changes over from the phone to the counter has two lines. */
export interface RosterLine {
  readonly name: string
  readonly from: Temporal.PlainTime
  readonly until: Temporal.PlainTime
  /** What they can serve: kinds of counters, or the phone alone. */
  readonly kinds: readonly PoolKind[]
  /** Not there after all; why is asked nowhere. */
  readonly absent: boolean
}

/** How many people can serve each kind in each step: only those who are there for the whole of it. */
export function servesOf(lines: readonly RosterLine[]): Serves {
  const serves: Partial<Record<PoolKind, number[]>> = {}
  for (const { from, until, kinds, absent } of lines) {
    const span = stepsBetween(from, until)
    if (absent) continue
    for (const kind of kinds) {
      serves[kind] ??= Array(STEPS).fill(0)
      for (let step = span.from; step < span.until; step += 1) serves[kind]![step]! += 1
    }
  }
  return serves
}

/** The first line of the same person that this one overlaps, counted from 0: nobody is in two places at once. */
export function overlapOf(lines: readonly RosterLine[], n: number): number | null {
  const own = lines[n]!
  const { compare } = Temporal.PlainTime
  const found = lines.findIndex(
    (other, m) =>
      m < n &&
      other.name.toLowerCase() === own.name.toLowerCase() &&
      compare(other.from, own.until) < 0 &&
      compare(own.from, other.until) < 0,
  )
  return found < 0 ? null : found
}

/** Null: there is no roster, and the rules alone count. */
export function sameRoster(a: readonly RosterLine[] | null, b: readonly RosterLine[] | null): boolean {
  return JSON.stringify(a?.map(ordered)) === JSON.stringify(b?.map(ordered))
}

function ordered({ name, from, until, kinds, absent }: RosterLine) {
  return [name, String(from), String(until), [...kinds].sort(), absent]
}

/** For another day: who is not there today is there then. */
export function copied(lines: readonly RosterLine[]): RosterLine[] {
  return lines.map(line => ({ ...line, absent: false }))
}
