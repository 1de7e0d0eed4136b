import { createRequire } from 'node:module'
import type Holidays from 'date-holidays'
import type { Temporal } from 'temporal-polyfill'
import type { Localized } from '../foundation/language/index.ts'

let rules: Holidays | undefined
const years = new Map<number, ReadonlyMap<string, Localized>>()

/** The public holiday in Hamburg on this day, if it is one (data: date-holidays, CC BY-SA 3.0). */
export function holidayOn(day: Temporal.PlainDate): Localized | undefined {
  let holidays = years.get(day.year)
  if (!holidays) {
    holidays = readYear(day.year)
    years.set(day.year, holidays)
  }
  return holidays.get(day.toString())
}

function readYear(year: number): ReadonlyMap<string, Localized> {
  const english = new Map(publicHolidays(year, 'en'))
  const german = publicHolidays(year, 'de')
  return new Map(german.map(([day, name]) => [day, { de: name, en: english.get(day) ?? name }]))
}

function publicHolidays(year: number, language: string): [day: string, name: string][] {
  return hamburg()
    .getHolidays(year, language)
    .filter(holiday => holiday.type === 'public')
    .map(holiday => [holiday.date.slice(0, 10), holiday.name])
}

/** Loaded when first needed: the package carries the holidays of the whole world, a fifth of a second. */
function hamburg(): Holidays {
  if (!rules) {
    const World = createRequire(import.meta.url)('date-holidays') as typeof Holidays
    rules = new World('DE', 'HH')
  }
  return rules
}
