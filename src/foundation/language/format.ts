import type { Temporal } from 'temporal-polyfill'
import type { Language } from './language.ts'

export const BERLIN = 'Europe/Berlin'

const locales = { de: 'de-DE', en: 'en-GB' } as const
type Style = Intl.DateTimeFormatOptions

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Intl formatters cost far more to build than to use, so each style is built once a process. */
function formatter(language: Language, style: Style): Intl.DateTimeFormat {
  const key = language + JSON.stringify(style)
  let found = formatters.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(locales[language], { timeZone: BERLIN, ...style })
    formatters.set(key, found)
  }
  return found
}

export function berlinDay(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(BERLIN).toPlainDate()
}

/** The first moment in Berlin after a last day. */
export function endOfDay(day: Temporal.PlainDate): Temporal.Instant {
  return day.add({ days: 1 }).toZonedDateTime(BERLIN).toInstant()
}

/** A moment that lies within this day in Berlin; reckoned by hand, because pages ask for it by the dozen. */
function atNoon(day: Temporal.PlainDate): number {
  return Date.UTC(day.year, day.month - 1, day.day, 12)
}

/** `3. November 2026` / `3 November 2026` */
export function formatDay(day: Temporal.PlainDate, language: Language): string {
  return formatter(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(atNoon(day))
}

/** `November 2026` */
export function formatMonth(month: Temporal.PlainYearMonth, language: Language): string {
  return formatter(language, { month: 'long', year: 'numeric' }).format(atNoon(month.toPlainDate({ day: 1 })))
}

const weekdays: Record<Language, WeakMap<Temporal.PlainDate, string>> = {
  de: new WeakMap(),
  en: new WeakMap(),
}

/** `Freitag, 6. November` / `Friday 6 November`: for dates close to today. A page of times says its day with each. */
export function formatWeekday(day: Temporal.PlainDate, language: Language): string {
  let said = weekdays[language].get(day)
  if (said === undefined) {
    said = formatter(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(atNoon(day))
    weekdays[language].set(day, said)
  }
  return said
}

/** `03.11.2026` / `03/11/2026`: for tables of staff and for letters' data rows */
export function formatShortDay(day: Temporal.PlainDate, language: Language): string {
  return formatter(language, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(atNoon(day))
}

/** `Di. 3.11.` / `Tue 03/11` for narrow columns */
export function formatTinyDay(day: Temporal.PlainDate, language: Language): string {
  return formatter(language, { weekday: 'short', day: 'numeric', month: 'numeric' })
    .format(atNoon(day))
    .replace(',', '')
}

/** `9:52 Uhr` / `9:52` */
export function formatTime(instant: Temporal.Instant, language: Language): string {
  const clock = formatter(language, { hour: 'numeric', minute: '2-digit' }).format(instant.epochMilliseconds)
  return language === 'de' ? `${clock} Uhr` : clock
}

/** `3. November 2026, 9:52 Uhr` / `3 November 2026, 9:52` */
export function formatInstant(instant: Temporal.Instant, language: Language): string {
  return `${formatDay(berlinDay(instant), language)}, ${formatTime(instant, language)}`
}

function perLanguage<Formatter>(build: (locale: string) => Formatter): Record<Language, Formatter> {
  return { de: build(locales.de), en: build(locales.en) }
}
const money = perLanguage(locale => new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }))
const numbers = perLanguage(locale => new Intl.NumberFormat(locale))
const lists = perLanguage(locale => new Intl.ListFormat(locale, { type: 'conjunction' }))
const choices = perLanguage(locale => new Intl.ListFormat(locale, { type: 'disjunction' }))

/** Cents to `46,00 €` / `€46.00`. */
export function formatMoney(cents: number, language: Language): string {
  return money[language].format(cents / 100)
}

/** `a, b und c` / `a, b and c` */
export function formatList(items: readonly string[], language: Language): string {
  return lists[language].format(items)
}

/** `a, b oder c` / `a, b or c` */
export function formatChoice(items: readonly string[], language: Language): string {
  return choices[language].format(items)
}

export function formatNumber(value: number, language: Language): string {
  return numbers[language].format(value)
}
