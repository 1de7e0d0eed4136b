import type { Temporal } from 'temporal-polyfill'
import { formatTime, formatWeekday, type Language } from '../foundation/language/index.ts'
import type { Office } from '../offices/index.ts'
import type { Slot } from './appointment.ts'
import { startOf } from './steps.ts'

/** A step is the same time of the clock on every day, and a page says it hundreds of times. */
const times: Record<Language, string[]> = { de: [], en: [] }

/** `14:15 Uhr` */
export function sayTime(day: Temporal.PlainDate, step: number, language: Language): string {
  const known = times[language]
  known[step] ??= formatTime(startOf(day, step).toInstant(), language)
  return known[step]
}

/** `14:15 Uhr`, of a booking. */
export function saySlotTime({ day, step }: Pick<Slot, 'day' | 'step'>, language: Language): string {
  return sayTime(day, step, language)
}

/** `14:15` */
export function sayClock(day: Temporal.PlainDate, step: number, language: Language): string {
  return sayTime(day, step, language).replace(' Uhr', '')
}

const near = { de: ['Heute', 'Morgen'], en: ['Today', 'Tomorrow'] } as const

/** `Heute`, `Morgen`, or `Freitag, 6. November` */
export function sayDay(day: Temporal.PlainDate, today: Temporal.PlainDate, language: Language): string {
  return near[language][today.until(day).days] ?? formatWeekday(day, language)
}

/** `Heute, 14:15 Uhr` */
export function saySlot(
  { day, step }: Pick<Slot, 'day' | 'step'>,
  today: Temporal.PlainDate,
  language: Language,
): string {
  return `${sayDay(day, today, language)}, ${sayTime(day, step, language)}`
}

/** `am Freitag, 6. November, um 14:15 Uhr` */
export function sayOn({ day, step }: Pick<Slot, 'day' | 'step'>, language: Language): string {
  const [date, time] = [formatWeekday(day, language), sayTime(day, step, language)]
  return language === 'de' ? `am ${date}, um ${time}` : `on ${date} at ${time}`
}

/** `Kundenzentrum Billstedt` without what all of them are. */
export function shortOffice(office: Office, language: Language): string {
  return office.name[language].replace(/^Kundenzentrum | customer centre$/g, '')
}

/** `Öjendorfer Weg 9, 22111 Hamburg`; null: not known. */
export function addressLine({ address }: Office): string | null {
  return address && `${address.street}, ${address.postcode} ${address.place}`
}
