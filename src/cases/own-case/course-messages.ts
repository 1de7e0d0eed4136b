import type { Messages } from '../../foundation/language/index.ts'
import type { Outcome } from '../../services/index.ts'

const de = {
  next: 'als Nächstes',
  stepSaved: 'Sicher gespeichert',
  stepTeam: (team: string) => `Beim ${team}`,
  stepRead: 'Gelesen',
  stepAsked: 'Frage an Sie gestellt',
  stepAnswered: 'Ihre Antwort ist da',
  stepDecided: {
    certificate: 'Bescheinigung ausgestellt',
    acknowledgement: 'Eingang bestätigt',
    decision: 'Entschieden',
    forwarding: 'Weitergeleitet',
  } satisfies Record<Outcome, string>,
  stepToDecide: {
    certificate: 'Bescheinigung',
    acknowledgement: 'Bestätigung',
    decision: 'Entscheidung',
    forwarding: 'Weiterleitung',
  } satisfies Record<Outcome, string>,
  stepRefused: 'Abgelehnt',
  stepReplied: 'Beantwortet',
  stepPromised: (day: string) => `versprochen bis ${day}`,
  stepPaused: 'sobald Ihre Antwort da ist',
  stepLetter: 'Brief unterwegs',
  stepLetterLater: 'nach der Entscheidung',
  stepPrinted: 'Brief liegt in der Poststelle bereit',
  stepArrived: 'Angekommen',
  stepArrivedUnknown: 'Tag nicht bekannt, hängt von der Post ab',
  stepReturned: 'Brief kam zurück',
  stepOnline: 'Online abholen',
  stepFetched: 'Online abgeholt',
  stepWithdrawn: 'Zurückgezogen',
}

const en: typeof de = {
  next: 'next',
  stepSaved: 'Safely saved',
  stepTeam: team => `With the ${team}`,
  stepRead: 'Read',
  stepAsked: 'Question put to you',
  stepAnswered: 'Your answer is here',
  stepDecided: {
    certificate: 'Certificate issued',
    acknowledgement: 'Receipt confirmed',
    decision: 'Decided',
    forwarding: 'Forwarded',
  },
  stepToDecide: {
    certificate: 'Certificate',
    acknowledgement: 'Confirmation',
    decision: 'Decision',
    forwarding: 'Forwarding',
  },
  stepRefused: 'Refused',
  stepReplied: 'Answered',
  stepPromised: day => `promised by ${day}`,
  stepPaused: 'as soon as your answer is here',
  stepLetter: 'Letter on its way',
  stepLetterLater: 'after the decision',
  stepPrinted: 'Letter is ready in the post room',
  stepArrived: 'Arrived',
  stepArrivedUnknown: 'Day not known, depends on the post',
  stepReturned: 'Letter came back',
  stepOnline: 'Fetch online',
  stepFetched: 'Fetched online',
  stepWithdrawn: 'Withdrawn',
}

export const courseMessages: Messages<typeof de> = { de, en }
