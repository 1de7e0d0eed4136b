import type { Messages } from '../../foundation/language/index.ts'
import type { TemporaryGround } from './ending.ts'

const de = {
  title: 'Was demnächst endet',
  lead: 'Wenn eine Grundlage endet, schließen ihre Wege von selbst, und die Seiten für Bürgerinnen und Bürger sagen warum. 90, 30 und 7 Tage vorher und am Tag selbst geht dazu eine E-Mail an alle Zuständigen, deren Anmeldename eine E-Mail-Adresse ist.',
  none: 'In den nächsten 90 Tagen endet nichts.',
  columns: {
    closes: 'Zu ab',
    ground: 'Grundlage',
    shuts: 'Was schließt',
    visits: 'Besuche, die folgen',
    told: 'Erinnert',
  },
  kinds: {
    derogation: 'Ausnahme vom Recht',
    operation: 'Notbetrieb',
    overlay: 'vorübergehend offen',
  } as Readonly<Record<TemporaryGround['kind'], string>>,
  inDays: (days: number) => (days === 1 ? 'morgen' : `in ${days} Tagen`),
  today: 'heute',
  past: 'ist zu',
  nothing: 'Daran hängt kein Weg, den wir anbieten.',
  more: (count: number) => `und ${count} weitere`,
  onSiteOnly: 'danach nur vor Ort',
  at: (offices: string) => `nur: ${offices}`,
  officesOf: (count: number) => `an ${count} Kundenzentren`,
  aMonth: (count: string, atLeast: boolean) => `${atLeast ? 'mindestens' : 'rund'} ${count} im Monat`,
  measured: (from: string, until: string) => `gezählt ${from} bis ${until}`,
  unknown: 'unbekannt',
  unknownWhy: 'Dafür ist zu wenig gezählt.',
  noReminder: 'noch nicht',
  told: (stage: number) => (stage === 0 ? 'am Tag' : `${stage} Tage vorher`),
  mailsTo: (count: number) =>
    count === 0 ? 'niemand hat eine Adresse' : count === 1 ? '1 E-Mail' : `${count} E-Mails`,
}

const en: typeof de = {
  title: 'What ends soon',
  lead: 'When a ground ends, its ways shut by themselves, and the pages for citizens say why. 90, 30 and 7 days before and on the day itself all those responsible whose sign-in name is an e-mail address get a mail about it.',
  none: 'Nothing ends within the next 90 days.',
  columns: {
    closes: 'Shut from',
    ground: 'Ground',
    shuts: 'What shuts',
    visits: 'Visits that follow',
    told: 'Reminded',
  },
  kinds: {
    derogation: 'derogation from the law',
    operation: 'emergency operation',
    overlay: 'open for a time',
  },
  inDays: days => (days === 1 ? 'tomorrow' : `in ${days} days`),
  today: 'today',
  past: 'is shut',
  nothing: 'No way that we offer rests on it.',
  more: count => `and ${count} more`,
  onSiteOnly: 'on site only after that',
  at: offices => `only: ${offices}`,
  officesOf: count => `at ${count} customer centres`,
  aMonth: (count, atLeast) => `${atLeast ? 'at least' : 'about'} ${count} a month`,
  measured: (from, until) => `counted ${from} to ${until}`,
  unknown: 'unknown',
  unknownWhy: 'Too little has been counted for that.',
  noReminder: 'not yet',
  told: stage => (stage === 0 ? 'on the day' : `${stage} days before`),
  mailsTo: count => (count === 0 ? 'nobody has an address' : count === 1 ? '1 mail' : `${count} mails`),
}

export const endingMessages: Messages<typeof de> = { de, en }
