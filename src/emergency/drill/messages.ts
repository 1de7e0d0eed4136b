import type { Messages } from '../../foundation/language/index.ts'

const de = {
  title: 'Übungen',
  band: 'ÜBUNG',
  lead: 'Eine Übung tut Schritt für Schritt, was der Notbetrieb täte, mit den Terminen von jetzt, und nimmt jeden Schritt gleich wieder zurück. Keine Nachricht verlässt das Haus, niemand wird verlegt, nichts wird geschlossen. Danach gilt der Plan als geübt.',
  plan: 'Plan',
  planHint: 'Nur genehmigte Pläne. Geübt wird, als ginge es jetzt los.',
  noPlan: 'Kein Plan ist genehmigt: Es gibt nichts zu üben.',
  ask: 'Übung beginnen',
  choosePlan: 'Bitte wählen Sie einen Plan.',
  none: 'Geübt wurde noch nicht.',
  waits: 'läuft gleich',
  failed: 'abgebrochen',
  done: 'zu Ende',
  columns: {
    when: 'Wann',
    plan: 'Plan',
    by: 'Wer',
    state: 'Stand',
    switched: 'umgeschaltet nach',
    lookedAfter: 'alle versorgt nach',
    people: 'Menschen',
    ways: 'Telefon · Video · online · anderes Amt · später',
    told: 'E-Mail · SMS · Anruf',
  },
  seconds: (seconds: string) => `${seconds} s`,
}

const en: typeof de = {
  title: 'Drills',
  band: 'DRILL',
  lead: 'A drill does step by step what the emergency operation would do, with the appointments of now, and takes each step back at once. No message leaves the house, nobody is moved, nothing is closed. Afterwards the plan counts as rehearsed.',
  plan: 'Plan',
  planHint: 'Approved plans only. It is rehearsed as if it began now.',
  noPlan: 'No plan is approved: there is nothing to rehearse.',
  ask: 'Begin a drill',
  choosePlan: 'Please choose a plan.',
  none: 'Nothing was rehearsed yet.',
  waits: 'runs in a moment',
  failed: 'broke off',
  done: 'finished',
  columns: {
    when: 'When',
    plan: 'Plan',
    by: 'Who',
    state: 'State',
    switched: 'switched after',
    lookedAfter: 'all looked after in',
    people: 'People',
    ways: 'phone · video · online · other office · later',
    told: 'mail · SMS · call',
  },
  seconds: seconds => `${seconds} s`,
}

export const drillMessages: Messages<typeof de> = { de, en }
