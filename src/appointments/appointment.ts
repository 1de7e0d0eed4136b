import type { Temporal } from 'temporal-polyfill'
import type { PoolKind } from './availability/queries.ts'
import { STEPS, stepsFor } from './steps.ts'

export const modes = ['onsite', 'phone', 'video'] as const
/** How somebody meets the office. */
export type Mode = (typeof modes)[number]

/** Which share of the places somebody books from. */
export type Contingent = 'online' | 'hotline' | 'counter'

/** A service and for how many people. */
export interface Errand {
  readonly id: string
  readonly persons: number
}

/** What an appointment for a service takes. */
export interface ServiceNeed {
  readonly service: string
  readonly minutes: number
  readonly setupMinutes: number
  readonly kinds: readonly PoolKind[]
  readonly modes: readonly Mode[]
  /** One can also come without an appointment. */
  readonly walkIn: boolean
}

/** What somebody needs beside the service. */
export const needs = ['step-free', 'quiet', 'more-time'] as const
export type Need = (typeof needs)[number] | `interpreter:${string}`

/** What has to be free one after the other: so many steps, of each of these. */
export interface Demand {
  /** What it is about: where one of these is stopped there is nothing free for it. */
  readonly services: readonly string[]
  readonly steps: number
  readonly kinds: readonly PoolKind[]
  /** Language of an interpreter. */
  readonly language: string | null
  readonly mode: Mode
}

export const MOST_PERSONS = 8
/** Who needs more time gets half as much again. */
const MORE_TIME = 1.5

/** Somebody in the office who has time, and for a video one of the rooms the city has. */
const atADistance: Record<Exclude<Mode, 'onsite'>, readonly PoolKind[]> = {
  phone: ['phone'],
  video: ['phone', 'video'],
}

/** Null: not all of these can be done in this way, or not in one appointment. */
export function demandOf(
  errands: readonly Errand[],
  serviceNeeds: ReadonlyMap<string, ServiceNeed>,
  mode: Mode,
  wanted: readonly Need[] = [],
): Demand | null {
  const all = errands.map(({ id }) => serviceNeeds.get(id))
  if (all.length === 0 || all.some(need => !need?.modes.includes(mode))) return null
  if (errands.some(({ persons }) => persons < 1 || persons > MOST_PERSONS)) return null
  const known = all as ServiceNeed[]
  const work = known.reduce((sum, need, n) => sum + need.minutes * errands[n]!.persons, 0)
  const setup = Math.max(...known.map(({ setupMinutes }) => setupMinutes))
  const steps = stepsFor((work + setup) * (wanted.includes('more-time') ? MORE_TIME : 1))
  if (steps > STEPS) return null
  const interpreter = wanted.find(need => need.startsWith('interpreter:'))
  const kinds = new Set<PoolKind>(mode === 'onsite' ? known.flatMap(need => need.kinds) : atADistance[mode])
  if (mode === 'onsite')
    for (const need of ['step-free', 'quiet'] as const) if (wanted.includes(need)) kinds.add(need)
  if (interpreter) kinds.add('interpreter')
  return {
    services: errands.map(({ id }) => id),
    steps,
    kinds: [...kinds].sort(),
    language: interpreter?.slice('interpreter:'.length) ?? null,
    mode,
  }
}

/** Kinds that belong to no office. */
export const sharedKinds: readonly PoolKind[] = ['interpreter', 'video']

/** The pools that an appointment at this office takes, in the order in which they are locked. */
export function poolsFor({ kinds, language }: Demand, office: string): string[] {
  return kinds.map(kind => poolId(sharedKinds.includes(kind) ? null : office, kind, language)).sort()
}

export function poolId(office: string | null, kind: PoolKind, language: string | null = null): string {
  return `${office ?? 'city'}/${kind}${kind === 'interpreter' ? `-${language}` : ''}`
}

/** A place that somebody can still take. */
export interface Slot {
  readonly office: string
  readonly day: Temporal.PlainDate
  readonly step: number
}
