import { Temporal } from 'temporal-polyfill'
import { type Reader, readDay } from '../../foundation/text/index.ts'
import { inquiryMessages } from './messages.ts'

type Read = { readonly day: Temporal.PlainDate | null } | { readonly sentence: string }

const FEWEST_DAYS = 3
const MOST_DAYS = 183

/** The last day to answer as a clerk types it; empty: none is set. Nobody can answer a letter by tomorrow. */
export function readAnswerBy(typed: string, reader: Reader): Read {
  if (typed.trim() === '') return { day: null }
  const read = readDay({}, typed, reader)
  if ('faults' in read) return { sentence: read.faults[0]!.sentence }
  const day = Temporal.PlainDate.from(read.value)
  const { days } = reader.today.until(day, { largestUnit: 'days' })
  const t = inquiryMessages[reader.language]
  return days < FEWEST_DAYS || days > MOST_DAYS
    ? { sentence: t.answerBetween(FEWEST_DAYS, MOST_DAYS) }
    : { day }
}

/** Of what was read without a problem. */
export function dayOf(read: Read): Temporal.PlainDate | null {
  return 'day' in read ? read.day : null
}
