import type { Messages } from '../../foundation/language/index.ts'
import type { Result, Wish } from './call-back.ts'

const de = {
  offer: 'Sie können sich auch anrufen lassen.',
  offerLink: 'Um Rückruf bitten',
  title: 'Um Rückruf bitten',
  lead: (service: string) =>
    `Wir rufen Sie an und beraten Sie: ${service}. Die Zeit hängt davon ab, wie viele Menschen warten.`,
  back: 'Zurück zur Leistung',
  closedTitle: 'Hier nehmen wir gerade keine Rückrufe an',
  closed: (number: string | null) =>
    number
      ? `Rufen Sie uns an: ${number}. Auf der Seite der Leistung steht, was sonst geht.`
      : 'Auf der Seite der Leistung steht, was sonst geht.',
  fields: {
    leistung: 'Leistung',
    name: 'Ihr Name',
    nummer: 'Ihre Telefonnummer',
    anliegen: 'Worum geht es?',
    zeit: 'Wann erreichen wir Sie am besten?',
  } as Record<string, string>,
  staffFields: {
    leistung: 'Leistung',
    name: 'Name',
    nummer: 'Telefonnummer',
    anliegen: 'Worum es geht',
    zeit: 'Beste Zeit',
  } as Record<string, string>,
  numberHint: 'Festnetz oder Handy, mit Vorwahl.',
  errandHint: 'Ein Satz genügt. Bitte keine Angaben zur Gesundheit und keine Nummern von Ausweisen.',
  wishes: {
    any: 'egal',
    morning: 'vor 12 Uhr',
    afternoon: '12 bis 16 Uhr',
    evening: 'nach 16 Uhr',
  } satisfies Record<Wish, string> as Record<Wish, string>,
  ask: 'Um Rückruf bitten',
  missingName: 'Bitte geben Sie einen Namen an, damit wir nach Ihnen fragen können.',
  missingErrand: 'Bitte schreiben Sie in einem Satz, worum es geht.',
  tooLong: (most: number) => `Bitte kürzen Sie auf ${most} Zeichen.`,
  choose: 'Bitte wählen Sie aus der Liste.',
  tooMany: 'Von Ihnen kamen heute schon sehr viele Bitten um Rückruf. Bitte rufen Sie uns an.',
  notedTitle: 'Ihr Rückruf ist vorgemerkt',
  noted: 'Wir rufen Sie an. Erreichen wir Sie nicht, versuchen wir es noch zweimal.',
  notedMore:
    'Ihre Nummer sieht nur, wer Sie anruft. 14 Tage nach dem Gespräch wird sie gelöscht. Am Telefon fragen wir nie nach Passwörtern oder Ihrer Bankverbindung.',
  listTitle: 'Rückrufe',
  listLead:
    'Oben steht, wer am längsten wartet. Name und Nummer sehen Sie, wenn Sie den Rückruf übernehmen; nach 15 Minuten ist er wieder frei. Nach drei Versuchen ist er zu Ende.',
  waiting: (count: string) => `${count} warten auf einen Anruf.`,
  oneWaits: '1 Mensch wartet auf einen Anruf.',
  none: 'Niemand wartet auf einen Anruf.',
  more: (count: number) => `Gezeigt sind die ersten ${count}.`,
  open: (teams: string) => `Bürgerinnen und Bürger können gerade um Rückruf bitten: ${teams}.`,
  notOpen: 'Bürgerinnen und Bürger können gerade nicht selbst um Rückruf bitten; das öffnet ein Notbetrieb.',
  every: 'alle Leistungen',
  columns: {
    since: 'Seit',
    what: 'Worum es geht',
    when: 'Beste Zeit',
    who: 'Wen',
    attempts: 'Versuche',
    act: 'Tun',
  },
  inEnglish: 'auf Englisch',
  enteredBy: (name: string) => `eingetragen von ${name}`,
  take: 'Ich rufe an',
  takenBy: (name: string) => `${name} ruft an`,
  results: {
    reached: 'Erreicht',
    nobody: 'Niemand da',
    letter: 'Schriftlich erledigt',
  } satisfies Record<Result, string> as Record<Result, string>,
  enterTitle: 'Rückruf für jemanden eintragen',
  enter: 'Eintragen',
  said: {
    eingetragen: 'Der Rückruf ist eingetragen.',
    wartet: 'Diese Nummer wartet schon auf einen Rückruf zu dieser Leistung.',
    fertig: 'Gespeichert.',
  } as Record<string, string>,
  lost: 'Das geht nicht mehr: Der Rückruf ist zu Ende, oder jemand anderes ruft gerade an.',
}

const en: typeof de = {
  offer: 'You can also have us call you.',
  offerLink: 'Ask for a call',
  title: 'Ask for a call',
  lead: service => `We call you and advise you: ${service}. When depends on how many people are waiting.`,
  back: 'Back to the service',
  closedTitle: 'We take no requests for calls here at present',
  closed: number =>
    number
      ? `Call us: ${number}. The page of the service says what else is possible.`
      : 'The page of the service says what else is possible.',
  fields: {
    leistung: 'Service',
    name: 'Your name',
    nummer: 'Your telephone number',
    anliegen: 'What is it about?',
    zeit: 'When do we reach you best?',
  },
  staffFields: {
    leistung: 'Service',
    name: 'Name',
    nummer: 'Telephone number',
    anliegen: 'What it is about',
    zeit: 'Best time',
  },
  numberHint: 'Landline or mobile, with the area code.',
  errandHint: 'One sentence is enough. Please nothing about health, and no numbers of identity documents.',
  wishes: { any: 'any time', morning: 'before noon', afternoon: 'noon to 4 pm', evening: 'after 4 pm' },
  ask: 'Ask for a call',
  missingName: 'Please give a name, so that we can ask for you.',
  missingErrand: 'Please write in one sentence what it is about.',
  tooLong: most => `Please shorten it to ${most} characters.`,
  choose: 'Please choose from the list.',
  tooMany: 'Very many requests for calls have come from you today. Please call us.',
  notedTitle: 'Your call is noted',
  noted: 'We will call you. If we do not reach you, we try twice more.',
  notedMore:
    'Only whoever calls you sees your number. It is deleted 14 days after the call. On the telephone we never ask for passwords or your bank account.',
  listTitle: 'Call-backs',
  listLead:
    'Whoever has waited longest is on top. You see name and number when you take a call-back; after 15 minutes it is free again. After three attempts it is over.',
  waiting: count => `${count} are waiting for a call.`,
  oneWaits: '1 person is waiting for a call.',
  none: 'Nobody is waiting for a call.',
  more: count => `The first ${count} are shown.`,
  open: teams => `Citizens can ask for a call at present: ${teams}.`,
  notOpen: 'Citizens cannot ask for a call themselves at present; an emergency operation opens that.',
  every: 'all services',
  columns: {
    since: 'Since',
    what: 'What it is about',
    when: 'Best time',
    who: 'Whom',
    attempts: 'Attempts',
    act: 'Do',
  },
  inEnglish: 'in English',
  enteredBy: name => `entered by ${name}`,
  take: 'I am calling',
  takenBy: name => `${name} is calling`,
  results: { reached: 'Reached', nobody: 'Nobody there', letter: 'Settled in writing' },
  enterTitle: 'Enter a call-back for somebody',
  enter: 'Enter',
  said: {
    eingetragen: 'The call-back is entered.',
    wartet: 'This number is waiting for a call about this service already.',
    fertig: 'Saved.',
  },
  lost: 'This is no longer possible: the call-back is over, or somebody else is calling right now.',
}

export const callBackMessages: Messages<typeof de> = { de, en }
