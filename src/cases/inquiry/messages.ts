import type { Messages } from '../../foundation/language/index.ts'

const de = {
  questionTitle: 'Unsere Frage',
  answerLabel: 'Ihre Antwort',
  answerBy: (day: string) => `Bitte antworten Sie bis ${day}.`,
  answerBetween: (fewest: number, most: number) =>
    `Bitte nennen Sie einen Tag, der ${fewest} bis ${most} Tage entfernt ist.`,
  answerLate: (day: string) => `Bis ${day} sollten Sie antworten. Sie können es auch jetzt noch.`,
  extended: (day: string) => `Sie haben mehr Zeit als zuerst gesagt: Vorher war der letzte Tag ${day}.`,
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
  answerBy: day => `Please answer by ${day}.`,
  answerBetween: (fewest, most) => `Please give a day that is ${fewest} to ${most} days away.`,
  answerLate: day => `You were to answer by ${day}. You still can.`,
  extended: day => `You have more time than we said at first: before, the last day was ${day}.`,
  answerFile: 'Choose a file',
  answerFileNote: 'Remark',
  sendAnswer: 'Send answer',
  answerMissing: 'Please write an answer.',
  askAbout: (field, held, given) =>
    `The population register says for “${field}”: ${held}. You wrote: ${given}. Which is right?`,
}

export const inquiryMessages: Messages<typeof de> = { de, en }
