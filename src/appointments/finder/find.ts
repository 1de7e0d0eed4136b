import { Temporal } from 'temporal-polyfill'
import type { Database } from '../../foundation/database/index.ts'
import { customerCentres, type OfficeBook } from '../../offices/index.ts'
import type { Contingent, Demand, Slot } from '../appointment.ts'
import { HORIZON_DAYS, nextRelease } from '../availability/release.ts'
import {
  availability,
  type DayWithStart,
  type FreeStart,
  freeStarts,
  openDays,
  type Search,
} from '../availability/search.ts'
import { compareSlots } from './choose-alternatives.ts'
import { firstOf, lastOf, monthOf } from './month.ts'
import { DISTRICT, EVERYWHERE, stepsOf, type Wanted } from './wanted.ts'

/** What there is for somebody who looks. */
export interface Finding {
  /** The earliest, and two that differ from it in place or day; fewer where there are no more. */
  readonly offers: readonly Slot[]
  /** Every free day of each office, with its first start. */
  readonly days: readonly DayWithStart[]
  readonly month: Temporal.PlainYearMonth
  /** How many start times there are, by day (`2026-11-30`). */
  readonly counts: ReadonlyMap<string, number>
  /** Days on which there would be places, taken or not. */
  readonly open: ReadonlySet<string>
  /** The day whose times are listed; null: none is free. */
  readonly day: Temporal.PlainDate | null
  readonly starts: readonly FreeStart[]
  readonly today: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate
  /** When more of the last day comes in; null: all of it is there. */
  readonly more: Temporal.Instant | null
}

export interface ToFind {
  readonly wanted: Wanted
  readonly demand: Demand
  /** The offices that are meant; null: all. */
  readonly offices: readonly string[] | null
  readonly contingent: Contingent
}

/** Days and times for this demand, as far as appointments are given out. */
export async function find(
  db: Database,
  { wanted, demand, offices, contingent }: ToFind,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<Finding> {
  const lastDay = today.add({ days: HORIZON_DAYS })
  const search: Search = {
    demand,
    offices,
    from: today,
    until: lastDay,
    contingent,
    hours: stepsOf(wanted),
    now,
  }
  const { days } = await availability(db, search)
  const counts = countsOf(days)
  const offers = offersOf(days)
  const earliest = offers[0]?.day ?? today
  const month = clampMonth(wanted.month ?? monthOf(earliest), today, lastDay)
  const day = wanted.day ?? firstFreeOf(counts, month)
  const ofMonth = { ...search, from: firstOf(month), until: lastOf(month) }
  return {
    offers,
    days,
    month,
    counts,
    open: new Set((await openDays(db, ofMonth)).map(String)),
    day,
    starts: day && counts.has(day.toString()) ? await freeStarts(db, { ...search, day }) : [],
    today,
    lastDay,
    more: nextRelease(lastDay, now),
  }
}

function countsOf(days: readonly DayWithStart[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { day, times } of days) counts.set(day.toString(), (counts.get(day.toString()) ?? 0) + times)
  return counts
}

function firstFreeOf(
  counts: ReadonlyMap<string, number>,
  month: Temporal.PlainYearMonth,
): Temporal.PlainDate | null {
  const first = [...counts.keys()].filter(day => day.startsWith(month.toString())).sort()[0]
  return first ? Temporal.PlainDate.from(first) : null
}

/** From the first start of each office and day. */
export function offersOf(days: readonly (Slot & { readonly times: number })[], count = 3): Slot[] {
  const sorted = days.map(({ office, day, step }) => ({ office, day, step })).sort(compareSlots)
  const offers: Slot[] = []
  for (const slot of sorted)
    if (offers.length < count && offers.every(({ office }) => office !== slot.office)) offers.push(slot)
  for (const slot of sorted)
    if (offers.length < count && offers.every(({ day }) => !day.equals(slot.day))) offers.push(slot)
  return offers.sort(compareSlots)
}

function clampMonth(
  month: Temporal.PlainYearMonth,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Temporal.PlainYearMonth {
  const { compare } = Temporal.PlainYearMonth
  if (compare(month, monthOf(from)) < 0) return monthOf(from)
  return compare(month, monthOf(until)) > 0 ? monthOf(until) : month
}

/** The offices that are meant; null: all. Of what is not known: all. */
export function officesMeant(where: string, book: OfficeBook): readonly string[] | null {
  if (where.startsWith(DISTRICT)) {
    const district = book.districts.get(where.slice(DISTRICT.length))
    if (!district) return null
    const reach = [district.id, ...district.neighbours]
    return customerCentres(book).flatMap(office => (reach.includes(office.district ?? '') ? office.id : []))
  }
  return where !== EVERYWHERE && book.offices.has(where) ? [where] : null
}
