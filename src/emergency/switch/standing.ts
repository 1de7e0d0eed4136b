import type { TakeOverCount } from '../../appointments/index.ts'

/** How far the people have come whose appointments an operation touches. */
export interface Standing {
  readonly all: number
  readonly phone: number
  readonly video: number
  readonly online: number
  readonly otherOffice: number
  readonly later: number
  /** Answered, or told and not against it in time. */
  readonly settled: number
  /** Written to, and their time to answer runs. */
  readonly asked: number
  readonly toCall: number
}

/** Whoever has a place again had none before. */
const COLUMN = {
  phone: 'phone',
  video: 'video',
  online: 'online',
  'other-office': 'otherOffice',
  later: 'later',
  again: 'later',
} as const

/** Everybody is in exactly one of settled, asked and toCall, and in one of phone, video, online, otherOffice and later. */
export function standingOf(counts: readonly TakeOverCount[]): Standing {
  const sum = {
    all: 0,
    phone: 0,
    video: 0,
    online: 0,
    otherOffice: 0,
    later: 0,
    settled: 0,
    asked: 0,
    toCall: 0,
  }
  for (const { kind, toldBy, state, count } of counts) {
    sum.all += count
    sum[COLUMN[kind]] += count
    sum[columnOf({ kind, toldBy, state })] += count
  }
  return sum
}

function columnOf({ kind, toldBy, state }: Pick<TakeOverCount, 'kind' | 'toldBy' | 'state'>) {
  // Whoever was reached on the phone and would do it online has not done so yet.
  if (kind === 'online' && state === 'reached') return 'asked'
  if (state !== 'told') return 'settled'
  return toldBy === 'call' ? 'toCall' : 'asked'
}

/** By office, in their order. */
export function standingByOffice(counts: readonly TakeOverCount[]): ReadonlyMap<string, Standing> {
  const offices = [...new Set(counts.map(({ office }) => office))]
  return new Map(offices.map(office => [office, standingOf(counts.filter(one => one.office === office))]))
}
