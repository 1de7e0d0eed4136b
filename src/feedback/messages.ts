import type { Messages } from '../foundation/language/index.ts'

const de = {
  title: 'Wie war es?',
  lead: (service: string) =>
    `Ihre Bewertung zu „${service}“. Eine Stimme je Antrag, Sie können sie jederzeit ändern.`,
  private: 'Wir speichern nicht, wer abgestimmt hat.',
  starsLabel: 'Sterne',
  stars: (n: number) => (n === 1 ? '1 Stern' : `${n} Sterne`),
  words: ['schlecht', 'eher schlecht', 'geht so', 'gut', 'sehr gut'],
  comment: 'Was war gut, was nicht?',
  commentHint: 'Bitte keine Namen und keine Nummern.',
  send: 'Bewertung senden',
  change: 'Bewertung ändern',
  tooEarly: 'Bewerten können Sie, sobald Ihr Antrag bearbeitet ist.',
  back: 'Zurück zum Stand',
  thanks: 'Danke. Ihre Bewertung ist gespeichert.',
}
const en: typeof de = {
  title: 'How was it?',
  lead: service =>
    `Your rating of “${service}”. One vote for each application, you can change it at any time.`,
  private: 'We do not store who voted.',
  starsLabel: 'Stars',
  stars: n => (n === 1 ? '1 star' : `${n} stars`),
  words: ['bad', 'rather bad', 'so-so', 'good', 'very good'],
  comment: 'What was good, what was not?',
  commentHint: 'No names and no numbers, please.',
  send: 'Send rating',
  change: 'Change rating',
  tooEarly: 'You can rate as soon as your application has been dealt with.',
  back: 'Back to where it stands',
  thanks: 'Thank you. Your rating is saved.',
}
export const feedbackMessages: Messages<typeof de> = { de, en }
