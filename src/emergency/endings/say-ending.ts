import { Temporal } from 'temporal-polyfill'
import { channelsMessages } from '../../channels/index.ts'
import { formatList, formatNumber, formatShortDay, type Language } from '../../foundation/language/index.ts'
import type { ShutWays } from './ending.ts'
import { endingMessages } from './messages.ts'
import type { VisitsThatFollow } from './visits-that-follow.ts'

/** More offices than these are counted and not named. */
const NAMED = 3

/** `Meldebescheinigung, Antrag: online, Telefon` */
export function sayShut(
  { service, step, channels, onSiteOnly, offices }: ShutWays,
  language: Language,
): string {
  const t = endingMessages[language]
  const words = channelsMessages[language]
  const ways = channels.map(channel => words.inline[channel]).join(', ')
  const where =
    offices &&
    (offices.length > NAMED
      ? t.officesOf(offices.length)
      : t.at(
          formatList(
            offices.map(name => name[language]),
            language,
          ),
        ))
  const notes = [where, onSiteOnly ? t.onSiteOnly : null].filter(note => note !== null)
  return `${service.name[language]}, ${words.steps[step]}: ${ways}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`
}

export function sayVisits(visits: VisitsThatFollow | null, language: Language): string {
  const t = endingMessages[language]
  if (!visits) return `${t.unknown}. ${t.unknownWhy}`
  const day = (text: string) => formatShortDay(Temporal.PlainDate.from(text), language)
  return `${t.aMonth(formatNumber(visits.aMonth, language), visits.atLeast)} (${t.measured(day(visits.from), day(visits.until))})`
}
