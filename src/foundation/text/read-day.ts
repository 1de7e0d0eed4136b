import { Temporal } from 'temporal-polyfill'
import { formatShortDay } from '../language/index.ts'
import { fault, type Outcome, type Reader } from './outcome.ts'
import { textSentences as sentences } from './sentences.ts'
import { tidyLine } from './tidy-text.ts'

/** Within which days it has to lie; left out: any. */
export interface DayLimits {
  readonly notAfter?: 'today' | undefined
  readonly notBefore?: 'today' | '1900-01-01' | undefined
}
type Typed = { year: string; month: number; day: number }

const dayFirst = /^(\d{1,2})[./-](\d{1,2})[./-](\d{1,4})$/
const yearFirst = /^(\d{4})-(\d{1,2})-(\d{1,2})$/

/** Reads `31.12.1980`, `31/12/1980`, `31-12-1980` and `1980-12-31`; spaces do no harm. */
export function readDay(
  { notAfter, notBefore }: DayLimits,
  typed: string,
  { language, today }: Reader,
): Outcome {
  const words = sentences[language]
  const parts = takeApart(tidyLine(typed).replace(/\s/g, ''))
  if (!parts) return fault(words.dateFormat)
  // Two digits could mean two centuries; guessing would write a wrong birthday into a case.
  if (parts.year.length !== 4 || parts.year.startsWith('0')) return fault(words.yearFormat)
  const day = calendarDay(parts)
  if (!day) return fault(words.noSuchDay(`${parts.day}.${parts.month}.${parts.year}`))
  if (notAfter === 'today' && isAfter(day, today))
    return fault(words.dateInFuture(formatShortDay(today, language)))
  if (notBefore === 'today' && isAfter(today, day))
    return fault(words.dateInPast(formatShortDay(today, language)))
  if (notBefore === '1900-01-01' && day.year < 1900) return fault(words.dateTooEarly)
  return { text: formatShortDay(day, language), value: day.toString() }
}

function takeApart(text: string): Typed | null {
  const iso = yearFirst.exec(text)
  if (iso) return { year: iso[1]!, month: Number(iso[2]), day: Number(iso[3]) }
  const usual = dayFirst.exec(text)
  return usual ? { day: Number(usual[1]), month: Number(usual[2]), year: usual[3]! } : null
}

function calendarDay({ year, month, day }: Typed): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year: Number(year), month, day }, { overflow: 'reject' })
  } catch {
    return null
  }
}

function isAfter(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0
}
