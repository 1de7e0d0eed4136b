import type { Messages } from '../../foundation/language/index.ts'

const de = {
  questionTitle: 'Unsere Frage',
  answerLabel: 'Ihre Antwort',
  answerFile: 'Datei auswählen',
  answerFileNote: 'Anmerkung dazu',
  sendAnswer: 'Antwort senden',
  answerMissing: 'Bitte schreiben Sie eine Antwort.',
  askAbout: (field: string, held: string, given: string) =>
    `Im Melderegister steht bei „${field}“: ${held}. Sie schreiben: ${given}. Was stimmt?`,
}

const en: typeof de = {
  questionTitle: 'Our question',
  answerLabel: 'Your answer',
  answerFile: 'Choose a file',
  answerFileNote: 'Remark',
  sendAnswer: 'Send answer',
  answerMissing: 'Please write an answer.',
  askAbout: (field, held, given) =>
    `The population register says for “${field}”: ${held}. You wrote: ${given}. Which is right?`,
}

export const inquiryMessages: Messages<typeof de> = { de, en }
