import type { Temporal } from 'temporal-polyfill'
import { formatDay, type Language, type Localized } from '../../foundation/language/index.ts'
import type { MailTemplate, RenderedMail } from '../../foundation/messages/index.ts'
import type { TemporaryGround } from './ending.ts'
import { endingMessages } from './messages.ts'
import { type Reminder, remindersOf } from './queries.ts'
import { sayShut, sayVisits } from './say-ending.ts'

/** What it is called before people. */
export const endingMailNames = {
  'ground-ends': { de: 'Eine Grundlage endet', en: 'A ground ends' },
} as const satisfies Record<string, Localized>

/** More ways than these stand on the page alone. */
const LISTED = 20

const de = {
  subject: (count: number, day: string) =>
    count === 1
      ? `Wege schließen am ${day}`
      : `Wege schließen: ${count} Grundlagen enden, die erste am ${day}`,
  hello: 'Guten Tag,',
  lead: 'Wege für Bürgerinnen und Bürger schließen von selbst, weil ihre Grundlage endet.',
  ends: (name: string, day: string) => `${name}: Wege zu ab ${day}.`,
  ways: 'Diese Wege schließen:',
  follow: (text: string) => `Besuche, die folgen: ${text}`,
  look: (link: string) => `Verlängern, ersetzen oder auslaufen lassen:\n${link}`,
  footer:
    'Diese E-Mail geht an alle, die das entscheiden oder vorbereiten. Niemand hat sie von Hand geschrieben.',
}
const en: typeof de = {
  subject: (count, day) =>
    count === 1 ? `Ways shut on ${day}` : `Ways shut: ${count} grounds end, the first on ${day}`,
  hello: 'Hello,',
  lead: 'Ways for citizens shut by themselves, because their ground ends.',
  ends: (name, day) => `${name}: ways shut from ${day}.`,
  ways: 'These ways shut:',
  follow: text => `Visits that follow: ${text}`,
  look: link => `Renew it, replace it, or let it run out:\n${link}`,
  footer: 'This mail goes to all who decide or prepare that. Nobody has written it by hand.',
}
const words: Readonly<Record<Language, typeof de>> = { de, en }

/** For staff: names no citizen. */
export function endingMailTemplates({ publicUrl }: { readonly publicUrl: string }): MailTemplate[] {
  return [
    {
      name: 'ground-ends',
      async render(tx, { subjectId, language, data }) {
        const reminders = await remindersOf(tx, subjectId, data.kinds as TemporaryGround['kind'][])
        const [first] = reminders
        return first ? mailOf(reminders, first.closes, publicUrl, language) : null
      },
    },
  ]
}

function mailOf(
  reminders: readonly Reminder[],
  first: Temporal.PlainDate,
  publicUrl: string,
  language: Language,
): RenderedMail {
  const t = words[language]
  const link = `${publicUrl}/amt/recht`
  return {
    subject: t.subject(reminders.length, formatDay(first, language)),
    text: `${[t.hello, t.lead, ...reminders.map(one => aboutOne(one, language)), t.look(link), t.footer].join('\n\n')}\n`,
  }
}

function aboutOne({ facts, closes }: Reminder, language: Language): string {
  const t = { ...endingMessages[language], ...words[language] }
  const { name, shuts, visits } = facts
  const head = t.ends(name[language], formatDay(closes, language))
  if (shuts.length === 0) return `${head} ${t.nothing}`
  const listed = shuts.slice(0, LISTED).map(one => `- ${sayShut(one, language)}`)
  const rest = shuts.length > LISTED ? [`- ${t.more(shuts.length - LISTED)}`] : []
  return [head, t.ways, ...listed, ...rest, t.follow(sayVisits(visits, language))].join('\n')
}
