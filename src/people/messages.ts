import type { Messages } from '../foundation/language/index.ts'

const de = {
  language: 'Sprache',
  otherLanguage: 'Switch to English',
  keys: {
    'j k': 'nächster, voriger Fall',
    Enter: 'öffnen',
    '/': 'suchen',
    a: 'zu den Handlungen',
    '?': 'diese Seite',
    Esc: 'Eingabefeld verlassen',
  },
  keysTitle: 'Tasten',
  keysLead:
    'Jede Taste hat einen Knopf. Wer Tasten nicht mag oder mit Sprache arbeitet, schaltet sie unter „Ihr Konto“ aus.',
  keysOn: 'Tasten sind eingeschaltet',
  keysOff: 'Tasten sind ausgeschaltet',
  turnOff: 'Tasten ausschalten',
  turnOn: 'Tasten einschalten',
  rightsTitle: 'Wer darf was',
  rightsLead: 'Die Tabelle entsteht aus denselben Zeilen, die das Programm bei jeder Handlung fragt.',
  act: 'Handlung',
  scope: 'Nur eigenes Team',
  yes: 'ja',
  no: 'nein',
  allowed: 'darf',
}
const en: typeof de = {
  language: 'Language',
  otherLanguage: 'Auf Deutsch umstellen',
  keys: {
    'j k': 'next, previous case',
    Enter: 'open',
    '/': 'search',
    a: 'to the acts',
    '?': 'this page',
    Esc: 'leave the field',
  },
  keysTitle: 'Keys',
  keysLead:
    'Every key has a button. Who dislikes keys or works by voice switches them off under “Your account”.',
  keysOn: 'Keys are switched on',
  keysOff: 'Keys are switched off',
  turnOff: 'Switch keys off',
  turnOn: 'Switch keys on',
  rightsTitle: 'Who may do what',
  rightsLead: 'The table comes from the same lines that the program asks at every act.',
  act: 'Act',
  scope: 'Own team only',
  yes: 'yes',
  no: 'no',
  allowed: 'may',
}
export const peopleMessages: Messages<typeof de> = { de, en }
