import type { Temporal } from 'temporal-polyfill'
import { BERLIN, formatWeekday, type Language } from '../foundation/language/index.ts'
import { openingMessages } from './messages.ts'
import type { Opening } from './opening.ts'

/** `8 Uhr`, `16:30 Uhr` / `8 am`, `4:30 pm` */
export function sayHour(time: Temporal.ZonedDateTime | Temporal.PlainTime, language: Language): string {
  const minutes = time.minute === 0 ? '' : `:${String(time.minute).padStart(2, '0')}`
  if (language === 'de') return `${time.hour}${minutes} Uhr`
  return `${time.hour % 12 || 12}${minutes} ${time.hour < 12 ? 'am' : 'pm'}`
}

/** `heute um 8 Uhr`, `morgen um 8 Uhr`, `am Montag, 23. November um 8 Uhr` */
export function sayWhen(moment: Temporal.ZonedDateTime, now: Temporal.Instant, language: Language): string {
  const t = openingMessages[language]
  const today = now.toZonedDateTimeISO(BERLIN).toPlainDate()
  const days = today.until(moment.toPlainDate()).days
  const hour = sayHour(moment, language)
  if (days === 0) return t.todayAt(hour)
  if (days === 1) return t.tomorrowAt(hour)
  return t.onDayAt(formatWeekday(moment.toPlainDate(), language), hour)
}

/** One short sentence: `Heute bis 16 Uhr offen.` */
export function sayOpening(opening: Opening, now: Temporal.Instant, language: Language): string {
  const t = openingMessages[language]
  if (opening.state === 'unknown') return t.unknown
  if (opening.state === 'open') return t.openUntil(sayHour(opening.until, language))
  const why = whyClosed(opening, language)
  return opening.opens ? `${why} ${t.opens(sayWhen(opening.opens, now, language))}` : why
}

function whyClosed(opening: Extract<Opening, { state: 'closed' }>, language: Language): string {
  const t = openingMessages[language]
  if (opening.holiday) return t.closedFor(opening.holiday[language])
  if (opening.closure) return opening.closure.reason[language]
  return t.closedNow
}
