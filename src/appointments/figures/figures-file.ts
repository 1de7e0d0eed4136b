import type { Temporal } from 'temporal-polyfill'
import { FEWEST, type Spread, type WeekOfService } from './figures.ts'

const head = [
  'office',
  'week',
  'service',
  'bookings',
  'lead_days_mean',
  'lead_days_median',
  'lead_days_p90',
  'offer_hours_measured',
  'offer_hours_none_free',
  'offer_days_median',
  'offer_days_longest',
  'appointments_over',
  'missed',
  'wait_n',
  'wait_minutes_median',
  'wait_minutes_p90',
  'serving_n',
  'serving_minutes_median',
  'serving_minutes_p90',
] as const

interface Week {
  readonly monday: Temporal.PlainDate
  readonly figures: readonly WeekOfService[]
}

/**
 * One line for each week and service (RFC 4180, with a point in numbers). What is not shown on the page is empty here, too.
 * Ids alone, nothing that anybody typed: there is no formula to defuse.
 */
export function figuresFile(office: string, weeks: readonly Week[]): string {
  const lines = weeks.flatMap(({ monday, figures }) =>
    figures.map(one => [office, String(monday), one.service, ...valuesOf(one)].join(',')),
  )
  return [head.join(','), ...lines].map(line => `${line}\r\n`).join('')
}

function valuesOf({ bookings, lead, offers, noShows, wait, serving }: WeekOfService): string[] {
  const spread = (one: Spread | null) => [one?.n ?? null, one?.median ?? null, one?.p90 ?? null]
  const kept = noShows && noShows.missed !== 'few' ? noShows : null
  const [waited, ...waits] = spread(wait)
  const [served, ...times] = spread(serving)
  return [
    bookings,
    lead?.mean ?? null,
    ...spread(lead).slice(1),
    offers?.n ?? null,
    offers?.none ?? null,
    offers?.median ?? null,
    offers?.longest ?? null,
    kept?.n ?? null,
    kept ? Number(kept.missed) : null,
    waited ?? null,
    ...waits,
    isApart(waited ?? null, served ?? null) ? served : null,
    ...times,
  ].map(value => (value === null || value === undefined ? '' : String(Math.round(value * 100) / 100)))
}

/** Two counts side by side tell their difference: a small one is nobody's business. */
function isApart(waited: number | null, served: number | null): boolean {
  if (waited === null || served === null) return true
  return waited === served || Math.abs(waited - served) >= FEWEST
}
