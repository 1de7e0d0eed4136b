import { Temporal } from 'temporal-polyfill'
import { type MeetingsUsed, meetingsUsed } from '../../appointments/index.ts'
import { type CasesUsed, casesUsed } from '../../cases/index.ts'
import type { Database } from '../../foundation/database/index.ts'
import type { Channel } from '../../services/index.ts'
import type { ShutWays } from './ending.ts'
import { groupBy } from './group-by.ts'

/** How many people a month came by ways that shut, and will come to the counter. */
export interface VisitsThatFollow {
  /** Rounded. */
  readonly aMonth: number
  /** Of some of the ways nobody knows how often they are used: it is at least this. */
  readonly atLeast: boolean
  /** The days that were counted, both included. */
  readonly from: string
  readonly until: string
}

/** How the house was used on certain days. */
export interface Use {
  readonly cases: CasesUsed
  readonly meetings: MeetingsUsed
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
}

const DAYS = 90
const MONTH = 365 / 12
/** A week says nothing of a month yet. */
const FEWEST_DAYS = 14

/** Null: too little has been measured yet. */
export async function measureUse(db: Database, today: Temporal.PlainDate): Promise<Use | null> {
  const until = today.subtract({ days: 1 })
  const span = { from: today.subtract({ days: DAYS }), until }
  const [cases, meetings] = [await casesUsed(db, span), await meetingsUsed(db, span)]
  const begun = [cases.since, meetings.since].filter(day => day !== null).sort(Temporal.PlainDate.compare)[0]
  if (!begun) return null
  const from = Temporal.PlainDate.compare(begun, span.from) > 0 ? begun : span.from
  return from.until(until, { largestUnit: 'days' }).days + 1 < FEWEST_DAYS
    ? null
    : { cases, meetings, from, until }
}

/**
 * Who applies and proves who they are online is one person: of the steps of a service the one with the most people counts.
 * Null: not known.
 */
export function visitsThatFollow(shuts: readonly ShutWays[], use: Use | null): VisitsThatFollow | null {
  if (!use || shuts.length === 0) return null
  const counts = shuts.map(ways => ({ service: ways.service.id, people: peopleOf(ways, use) }))
  const known = counts.flatMap(({ service, people }) => (people === null ? [] : [{ service, people }]))
  if (known.length === 0) return null
  const services = groupBy(known, ({ service }) => service)
  const people = [...services.values()].reduce(
    (sum, steps) => sum + Math.max(...steps.map(one => one.people)),
    0,
  )
  const days = use.from.until(use.until, { largestUnit: 'days' }).days + 1
  return {
    aMonth: Math.round((people / days) * MONTH),
    atLeast: known.length < counts.length,
    from: `${use.from}`,
    until: `${use.until}`,
  }
}

/** Null: nobody counts it, or it shuts at some offices alone. */
function peopleOf({ service, step, channels, offices }: ShutWays, use: Use): number | null {
  if (offices) return null
  const counts = channels.map(channel => usedBy(service.id, step, channel, use))
  return counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + count!, 0)
}

function usedBy(
  service: string,
  step: ShutWays['step'],
  channel: Channel,
  { cases, meetings }: Use,
): number | null {
  const own = cases.rows.filter(row => row.service === service)
  const sum = (rows: readonly { readonly count: number }[]) => rows.reduce((all, { count }) => all + count, 0)
  if (step === 'apply' && (channel === 'phone' || channel === 'video'))
    return sum(meetings.rows.filter(row => row.service === service && row.mode === channel))
  // Where no letter and no mail was ever entered as a case, nought would say that nobody writes.
  if (step === 'apply')
    return cases.channels.includes(channel) ? sum(own.filter(row => row.channel === channel)) : null
  if (step === 'identify' && channel === 'online') return sum(own.filter(row => row.identified))
  if (step === 'collect' && (channel === 'online' || channel === 'post'))
    return sum(own.filter(row => row.delivery === channel))
  return null
}
