import type { Language, Messages } from '../../foundation/language/index.ts'
import type { Channel, Step } from '../../services/index.ts'
import type { noticePlaces, Takeover } from '../plan.ts'

const de = {
  /** Within a sentence. */
  ways: {
    online: 'Online',
    phone: 'Am Telefon',
    email: 'Per E-Mail',
    post: 'Per Post',
    video: 'Per Video',
    onsite: 'Vor Ort',
  } as Record<Channel, string>,
  steps: {
    advice: 'Beratung',
    apply: 'Antrag',
    identify: 'Nachweis der Identität',
    collect: 'Abholen',
  } as Record<Step, string>,
  states: { open: 'offen', closed: 'geschlossen', urgent: 'nur dringende Fälle mit Termin' },
  setChannel: (way: string, state: string, what: string) => `${way} ${state}${what && ` für ${what}`}.`,
  everything: 'alle Leistungen',
  step: (service: string, step: string) => `${service} (nur ${step})`,
  saying: (text: string) => `„${text}“`,
  stop: (service: string) => `Keine neuen Termine vor Ort${service && ` für ${service}`}.`,
  stopUrgent: (service: string) =>
    `Keine neuen Termine vor Ort${service && ` für ${service}`}; für dringende Fälle buchen Hotline und Schalter weiter.`,
  takeovers: {
    phone: 'Telefon zur selben Zeit',
    video: 'Video zur selben Zeit',
    online: 'jetzt online erledigen',
    'other-office': 'ein Platz in einem anderen Amt',
    later: 'später mit Vorrang',
  } as Record<Takeover, string>,
  move: (service: string, ways: string, hours: number) =>
    `Wer${service && ` für ${service}`} gebucht ist, bekommt das Erste, was geht: ${ways}. Zeit zum Antworten: ${hours === 1 ? '1 Stunde' : `${hours} Stunden`}.`,
  notices: {
    portal: 'Hinweis auf allen Seiten für Bürgerinnen und Bürger',
    'office-page': 'Hinweis auf der Seite des Amtes',
    door: 'Zettel für die Tür',
    hotline: 'Ansage der Hotline',
    press: 'Text für die Presse',
  } as Record<(typeof noticePlaces)[number], string>,
  derogation: (title: string, citation: string) =>
    `Ausnahme vom Recht einschalten: „${title}“ (${citation}).`,
  everyTeam: 'alle Teams',
  places: { home: 'zu Hause', hotline: 'bei der Hotline' },
  staff: (people: string, team: string, place: string) =>
    `${people} ${people === '1' ? 'Mensch' : 'Menschen'} aus ${team}: arbeiten ${place}.`,
  sendByPost: (what: string) =>
    `Was dort zum Abholen liegt, kommt mit der Post (${what}), wo das Recht es erlaubt.`,
  callBacks: (who: string) =>
    `Rückrufe öffnen (${who}): Wer nicht durchkommt, lässt seine Nummer da und wird angerufen.`,
  deadlines: (days: number, who: string) =>
    `Fristen, die das Amt selbst gesetzt hat, ${days === 1 ? '1 Tag' : `${days} Tage`} länger (${who}). Wer antworten soll, hört davon.`,
  byHand: 'Von Hand:',
  inverses: {
    'lift-overlay': 'Wird bei der Rückkehr aufgehoben.',
    'lift-stop': 'Bei der Rückkehr gibt es wieder Termine.',
    'take-down-notice': 'Wird bei der Rückkehr abgenommen.',
    'offer-places-to-displaced': 'Bleibt. Freie Plätze bekommen zuerst die, deren Termin ausfiel.',
    'back-to-their-places': 'Bei der Rückkehr arbeiten sie wieder an ihren Plätzen.',
    'lift-overlay-by-hand':
      'Über den Weg wird bei der Rückkehr entschieden. Von Hand: wieder zum Abholen bereitlegen.',
    'close-call-backs': 'Wird bei der Rückkehr geschlossen; wer wartet, wird noch angerufen.',
    stays: 'Bleibt: Was jemandem zugesagt ist, wird nicht gekürzt.',
    'end-derogation':
      'Was der Plan freigegeben hat, endet mit dem Tag der Rückkehr, wenn kein anderer Notbetrieb es braucht.',
  },
  undoByHand: (undo: string) => `Von Hand: ${undo}`,
}

const en: typeof de = {
  ways: {
    online: 'Online',
    phone: 'By telephone',
    email: 'By e-mail',
    post: 'By post',
    video: 'By video',
    onsite: 'On site',
  },
  steps: { advice: 'advice', apply: 'application', identify: 'proof of identity', collect: 'collection' },
  states: { open: 'open', closed: 'closed', urgent: 'urgent cases by appointment only' },
  setChannel: (way, state, what) => `${way} ${state}${what && ` for ${what}`}.`,
  everything: 'all services',
  step: (service, step) => `${service} (${step} only)`,
  saying: text => `“${text}”`,
  stop: service => `No new appointments on site${service && ` for ${service}`}.`,
  stopUrgent: service =>
    `No new appointments on site${service && ` for ${service}`}; hotline and counters still book for urgent cases.`,
  takeovers: {
    phone: 'telephone at the same time',
    video: 'video at the same time',
    online: 'doing it online now',
    'other-office': 'a place at another office',
    later: 'later with priority',
  },
  move: (service, ways, hours) =>
    `Whoever is booked${service && ` for ${service}`} gets the first that is possible: ${ways}. Time to answer: ${hours === 1 ? '1 hour' : `${hours} hours`}.`,
  notices: {
    portal: 'Notice on all pages for citizens',
    'office-page': 'Notice on the page of the office',
    door: 'Sheet for the door',
    hotline: 'Announcement of the hotline',
    press: 'Text for the press',
  },
  derogation: (title, citation) => `Switch a derogation from the law on: “${title}” (${citation}).`,
  everyTeam: 'all teams',
  places: { home: 'at home', hotline: 'at the hotline' },
  staff: (people, team, place) =>
    `${people} ${people === '1' ? 'person' : 'people'} of ${team}: work ${place}.`,
  sendByPost: what => `What lies there to be collected comes by post (${what}), where the law allows it.`,
  callBacks: who => `Open call-backs (${who}): whoever does not get through leaves a number and is called.`,
  deadlines: (days, who) =>
    `Deadlines that the authority has set itself: ${days === 1 ? '1 day' : `${days} days`} more (${who}). Whoever is to answer is told.`,
  byHand: 'By hand:',
  inverses: {
    'lift-overlay': 'Lifted at the return.',
    'lift-stop': 'At the return there are appointments again.',
    'take-down-notice': 'Taken down at the return.',
    'offer-places-to-displaced': 'Stays. Free places go first to those whose appointment was cancelled.',
    'back-to-their-places': 'At the return they work at their places again.',
    'lift-overlay-by-hand':
      'The way is decided on at the return. By hand: keep it ready for collection again.',
    'close-call-backs': 'Closed at the return; whoever waits is still called.',
    stays: 'Stays: what was promised to somebody is not shortened.',
    'end-derogation':
      'What the plan has released ends with the day of the return, unless another emergency operation needs it.',
  },
  undoByHand: undo => `By hand: ${undo}`,
}

export const actionWords: Messages<typeof de> = { de, en }

/** `Telefon zur selben Zeit, sonst später mit Vorrang` */
export function sayTakeovers(ways: readonly Takeover[], language: Language): string {
  const or = language === 'de' ? ', sonst ' : ', else '
  return ways.map(way => actionWords[language].takeovers[way]).join(or)
}
