import type { Messages } from '../../foundation/language/index.ts'

const de = {
  messageTitle: 'Frage stellen',
  messageLead: 'Das Team liest Ihre Frage zusammen mit dem Antrag.',
  messageLabel: 'Ihre Frage',
  messageSend: 'Frage senden',
  messageMissing: 'Bitte schreiben Sie Ihre Frage.',
  answersTitle: 'Ihre Antworten',
  answersLead: 'So haben wir gefragt und so haben Sie geantwortet.',
  notAnswered: 'keine Angabe',
  withdrawTitle: 'Antrag zurückziehen?',
  withdrawLead: 'Wir bearbeiten den Antrag dann nicht weiter. Sie können jederzeit einen neuen stellen.',
  withdrawYes: 'Ja, zurückziehen',
  withdrawNo: 'Nein, nicht zurückziehen',
}

const en: typeof de = {
  messageTitle: 'Ask a question',
  messageLead: 'The team reads your question together with the application.',
  messageLabel: 'Your question',
  messageSend: 'Send question',
  messageMissing: 'Please write your question.',
  answersTitle: 'Your answers',
  answersLead: 'This is how we asked and how you answered.',
  notAnswered: 'not answered',
  withdrawTitle: 'Withdraw the application?',
  withdrawLead: 'We will then not go on with it. You can make a new one at any time.',
  withdrawYes: 'Yes, withdraw',
  withdrawNo: 'No, do not withdraw',
}

export const ownCaseMessages: Messages<typeof de> = { de, en }
