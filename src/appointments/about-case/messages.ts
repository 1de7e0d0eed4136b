import type { Messages } from '../../foundation/language/index.ts'

const de = {
  title: (reference: string) => `Zu Ihrem Antrag ${reference}`,
  missing: (question: string) =>
    `Vorher fehlt uns noch etwas: „${question}“ Antworten Sie bitte vor dem Termin, dann reicht dieser eine.`,
  answer: 'Jetzt antworten',
  complete: 'Der Antrag liegt dann am Schalter vor. Noch einmal ausfüllen müssen Sie nichts.',
  documents: 'Diese Unterlagen haben Sie schon eingereicht:',
  bringOriginals: 'Bringen Sie die Originale mit.',
  look: 'Dort steht, ob vor dem Termin noch etwas fehlt.',
}

const en: typeof de = {
  title: reference => `About your application ${reference}`,
  missing: question =>
    `Something is still missing: "${question}" Please answer before the appointment, then this one will do.`,
  answer: 'Answer now',
  complete: 'The application will be at the counter. You need not fill in anything again.',
  documents: 'You have handed in these documents:',
  bringOriginals: 'Please bring the originals.',
  look: 'There you see whether anything is missing before the appointment.',
}

export const aboutCaseMessages: Messages<typeof de> = { de, en }
