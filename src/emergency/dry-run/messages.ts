import type { Messages } from '../../foundation/language/index.ts'
import type { Takeover } from '../plan.ts'

/** The words around what is set in bold. */
type Parts = readonly string[]

const bookings = (count: number, de: boolean) =>
  de ? (count === 1 ? 'Termin' : 'Termine') : count === 1 ? 'appointment' : 'appointments'

const de = {
  title: (plan: string) => `Probelauf: ${plan}`,
  crumbPlan: (version: number) => `Plan, Fassung ${version}`,
  crumbApproved: (by: string) => `genehmigt von ${by}`,
  crumbNotApproved: 'noch nicht genehmigt',
  crumbHere: 'Probelauf',
  fields: { ab: 'Ab', um: 'Uhrzeit', bis: 'Bis (erster Tag danach)' } as Record<string, string>,
  untilHint: 'Leer heißt: bis auf Weiteres.',
  timeHint: 'Zum Beispiel 7:00',
  again: 'Neu rechnen',
  wrongTime: 'Bitte geben Sie die Uhrzeit so ein: 7:00.',
  past: 'Bitte geben Sie einen Zeitpunkt ein, der noch kommt.',
  endBeforeBegin: 'Bitte geben Sie einen Tag ein, der nach dem Beginn liegt.',
  youClose: 'Sie schränken Besuche ein: ',
  fromWhen: ', ab ',
  openEnd: ', bis auf Weiteres.',
  untilWhen: (when: string) => `, bis ${when}.`,
  centres: (some: string, all: number): Parts => [`Es trifft `, `${some} von ${all} Kundenzentren`, '.'],
  reviewed: [' Überprüft wird ', '.'] as Parts,
  nobody: ' Niemand hat dort in dieser Zeit einen Termin.',
  people: (count: number, said: string) => (count === 1 ? '1 Mensch' : `${said} Menschen`),
  haveAppointments: (said: string, people: number, count: number, last: string) =>
    count === 1
      ? ` ${people === 1 ? 'hat' : 'haben'} dort einen Termin, am ${last}.`
      : ` haben dort ${said} Termine, der letzte ist am ${last}.`,
  otherWay: (count: number, said: string): Parts => [
    `${said} ${bookings(count, true)}`,
    count === 1 ? ' bekommt einen anderen Weg.' : ' bekommen einen anderen Weg.',
  ],
  later: (count: number, said: string): Parts => [
    `${said} ${bookings(count, true)}`,
    count === 1 ? ' kommt später mit Vorrang dran.' : ' kommen später mit Vorrang dran.',
  ],
  noOffer: (count: number, said: string): Parts => [
    `Für ${said} ${bookings(count, true)}`,
    ' sieht der Plan nichts vor.',
  ],
  nothingChanged: 'Der Probelauf hat nichts verschickt und nichts verändert.',
  reckonedIn: (seconds: string) => `Gerechnet in ${seconds} Sekunden auf den Daten von jetzt.`,
  tableTitle: (count: string) =>
    count === '1' ? 'Was mit dem einen Termin geschieht' : `Was mit den ${count} Terminen geschieht`,
  columns: {
    place: 'Stelle',
    bookings: 'Termine',
    people: 'Menschen',
    services: 'Leistungen',
    phone: 'Telefon',
    video: 'Video',
    online: 'online',
    'other-office': 'anderes Amt',
    later: 'später',
    none: 'kein Angebot',
  } as Record<Takeover | 'none' | 'place' | 'bookings' | 'people' | 'services', string>,
  together: 'Zusammen',
  elsewhere: (count: number, all: number) =>
    count === 0
      ? 'Kein Kundenzentrum bleibt wie sonst offen.'
      : `${count} von ${all} Kundenzentren bleiben wie sonst offen.`,
  elsewhereCounted: 'Freie Plätze in anderen Ämtern sind gezählt, nicht vergeben.',
  urgencyUnknown:
    'Was dringend ist, steht an keinem Termin; das entscheidet, wer anruft oder angerufen wird.',
  withoutTitle: 'Leistungen ohne Weg, und was ihn sperrt',
  withoutNone: 'Für jede Leistung bleibt ein Weg, sie zu beantragen.',
  withoutColumns: {
    service: 'Leistung, Antrag',
    left: 'Was bleibt',
    blocked: 'Gesperrt durch',
    bookings: 'Termine',
    instead: 'Stattdessen',
  },
  left: { none: 'kein Weg', urgent: 'nur dringend' },
  singly: 'einzeln vor Ort, wenn es nicht warten kann',
  waits: 'wartet',
  nearest: (urgent: boolean) => `das nächste offene Kundenzentrum${urgent ? ', dort nur dringend' : ''}`,
  goTo: (office: string, urgent: boolean) => `${office}${urgent ? ', dort nur dringend' : ''}`,
  byPlan: 'vor Ort: dieser Plan',
  noLaw: 'kein Gesetz hinterlegt',
  gaps: { 'not-offered': 'sonst noch kein Angebot', 'other-authority': 'eine andere Stelle entscheidet' },
  practice: 'Praxis:',
  offices: (count: number, all: number) =>
    count === all
      ? 'in allen Kundenzentren'
      : count === 1
        ? 'in 1 Kundenzentrum'
        : `in ${count} Kundenzentren`,
  toldTitle: 'Wie die Menschen es erfahren',
  told: {
    mail: 'E-Mail',
    sms: 'SMS',
    call: 'Anruf nötig',
    unreachable: 'Kein Weg bekannt',
  },
  callHint: 'keine E-Mail, keine bestätigte Handynummer: Liste der Hotline',
  unreachableHint: 'weder E-Mail noch Nummer: Zettel an der Tür',
  messagesTitle: 'Was sie lesen',
  messagesNone: 'Es gäbe niemanden anzuschreiben.',
  example: (what: string) => `Beispiel: ${what}`,
  mailKind: {
    phone: 'E-Mail: Telefon statt Besuch',
    video: 'E-Mail: Video statt Besuch',
    online: 'E-Mail: online statt Besuch',
    'other-office': 'E-Mail: anderes Amt',
    later: 'E-Mail: später mit Vorrang',
  } as Record<Takeover, string>,
  smsKind: 'SMS',
  noticesTitle: 'Was sonst zu lesen und zu hören ist',
  byHandTitle: 'Von Hand zu tun',
  subject: 'Betreff',
  languages: { de: 'Deutsch', en: 'Englisch' },
}

const en: typeof de = {
  title: plan => `Dry run: ${plan}`,
  crumbPlan: version => `Plan, version ${version}`,
  crumbApproved: by => `approved by ${by}`,
  crumbNotApproved: 'not approved yet',
  crumbHere: 'Dry run',
  fields: { ab: 'From', um: 'Time', bis: 'Until (first day after it)' },
  untilHint: 'Empty means: until further notice.',
  timeHint: 'For example 7:00',
  again: 'Reckon again',
  wrongTime: 'Please enter the time like this: 7:00.',
  past: 'Please enter a moment that is still to come.',
  endBeforeBegin: 'Please enter a day after the beginning.',
  youClose: 'You restrict visits: ',
  fromWhen: ', from ',
  openEnd: ', until further notice.',
  untilWhen: when => `, until ${when}.`,
  centres: (some, all) => ['It concerns ', `${some} of ${all} customer centres`, '.'],
  reviewed: [' It is reviewed on ', '.'],
  nobody: ' Nobody has an appointment there in this time.',
  people: (count, said) => (count === 1 ? '1 person' : `${said} people`),
  haveAppointments: (said, people, count, last) =>
    count === 1
      ? ` ${people === 1 ? 'has' : 'have'} an appointment there, on ${last}.`
      : ` have ${said} appointments there, the last one on ${last}.`,
  otherWay: (count, said) => [
    `${said} ${bookings(count, false)}`,
    count === 1 ? ' gets another way.' : ' get another way.',
  ],
  later: (count, said) => [
    `${said} ${bookings(count, false)}`,
    count === 1 ? ' comes later with priority.' : ' come later with priority.',
  ],
  noOffer: (count, said) => [`For ${said} ${bookings(count, false)}`, ' the plan provides nothing.'],
  nothingChanged: 'The dry run has sent nothing and changed nothing.',
  reckonedIn: seconds => `Reckoned in ${seconds} seconds on the data of this moment.`,
  tableTitle: count =>
    count === '1' ? 'What happens to the one appointment' : `What happens to the ${count} appointments`,
  columns: {
    place: 'Place',
    bookings: 'Appointments',
    people: 'People',
    services: 'Services',
    phone: 'Telephone',
    video: 'video',
    online: 'online',
    'other-office': 'other office',
    later: 'later',
    none: 'no offer',
  },
  together: 'Together',
  elsewhere: (count, all) =>
    count === 0
      ? 'No customer centre stays open as usual.'
      : `${count} of ${all} customer centres stay open as usual.`,
  elsewhereCounted: 'Free places at other offices are counted, not given out.',
  urgencyUnknown: 'No appointment says what is urgent; whoever calls or is called decides that.',
  withoutTitle: 'Services without a way, and what shuts it',
  withoutNone: 'For every service a way of applying is left.',
  withoutColumns: {
    service: 'Service, application',
    left: 'What is left',
    blocked: 'Shut by',
    bookings: 'Appointments',
    instead: 'Instead',
  },
  left: { none: 'no way', urgent: 'urgent only' },
  singly: 'one by one on site, if it cannot wait',
  waits: 'waits',
  nearest: urgent => `the nearest customer centre that is open${urgent ? ', urgent cases only' : ''}`,
  goTo: (office, urgent) => `${office}${urgent ? ', urgent cases only' : ''}`,
  byPlan: 'on site: this plan',
  noLaw: 'no law on file',
  gaps: { 'not-offered': 'else no offer yet', 'other-authority': 'another authority decides' },
  practice: 'Practice:',
  offices: (count, all) =>
    count === all
      ? 'at all customer centres'
      : count === 1
        ? 'at 1 customer centre'
        : `at ${count} customer centres`,
  toldTitle: 'How people learn of it',
  told: { mail: 'E-mail', sms: 'SMS', call: 'Call needed', unreachable: 'No way known' },
  callHint: 'no e-mail, no confirmed mobile number: list of the hotline',
  unreachableHint: 'neither e-mail nor number: sheet on the door',
  messagesTitle: 'What they read',
  messagesNone: 'There would be nobody to write to.',
  example: what => `Example: ${what}`,
  mailKind: {
    phone: 'E-mail: telephone instead of a visit',
    video: 'E-mail: video instead of a visit',
    online: 'E-mail: online instead of a visit',
    'other-office': 'E-mail: other office',
    later: 'E-mail: later with priority',
  },
  smsKind: 'SMS',
  noticesTitle: 'What else can be read and heard',
  byHandTitle: 'To be done by hand',
  subject: 'Subject',
  languages: { de: 'German', en: 'English' },
}

export const dryRunMessages: Messages<typeof de> = { de, en }
