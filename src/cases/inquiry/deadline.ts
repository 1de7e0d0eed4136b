import { Temporal } from 'temporal-polyfill'
import { addWorkingDays } from '../../offices/index.ts'
import type { Inquiry } from '../case.ts'

/** Last day to answer as it counts now; null: none was set. */
export function lastDayToAnswer({
  answerBy,
  extendedTo,
}: Pick<Inquiry, 'answerBy' | 'extendedTo'>): Temporal.PlainDate | null {
  return extendedTo ?? answerBy
}

/**
 * The day to which an operation extends: so many days after the day that was set, and at least so many after its own
 * beginning; not on a Saturday, Sunday or holiday (§ 31 (3) VwVfG). Two that overlap do not add up: the later day counts.
 */
export function extendedDay(
  answerBy: Temporal.PlainDate,
  start: Temporal.PlainDate,
  days: number,
): Temporal.PlainDate {
  const base = Temporal.PlainDate.compare(answerBy, start) >= 0 ? answerBy : start
  return addWorkingDays(base.add({ days }), 0)
}
