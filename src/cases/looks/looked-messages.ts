import type { Messages } from '../../foundation/language/index.ts'

const de = {
  lookedTitle: 'Wer hat Ihre Daten angesehen?',
  lookedLead: 'Jeder Blick in Ihren Antrag wird aufgeschrieben.',
  lookedNone: 'Bisher hat niemand Ihren Antrag geöffnet.',
  lookedWhen: 'Wann',
  lookedWho: 'Wer',
  lookedWhat: 'Was',
  lookedRead: 'Gelesen',
  lookedDocument: 'Unterlage angesehen',
  lookedLetter: 'Brief angesehen',
}

const en: typeof de = {
  lookedTitle: 'Who has looked at your data?',
  lookedLead: 'Every look at your application is written down.',
  lookedNone: 'Nobody has opened your application so far.',
  lookedWhen: 'When',
  lookedWho: 'Who',
  lookedWhat: 'What',
  lookedRead: 'Read',
  lookedDocument: 'Document looked at',
  lookedLetter: 'Letter looked at',
}

export const lookedMessages: Messages<typeof de> = { de, en }
