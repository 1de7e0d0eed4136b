import type { Messages } from '../../foundation/language/index.ts'

const de = {
  titleOf: (office: string, day: string) => `Nachtragen: ${office}, ${day}`,
  link: 'Nachtragen, wer da war',
  lead: 'Für Tage, an denen auf Papier gearbeitet wurde. Wer am Ende des Tages nicht eingetragen war, gilt als nicht gekommen. Haken Sie an, wer da war: so stimmt die Statistik, und niemandem wird ein versäumter Termin angerechnet.',
  tooLate: 'Für diesen Tag kann nichts mehr nachgetragen werden.',
  none: 'Niemand von diesem Tag gilt als nicht gekommen.',
  legend: 'War da',
  save: 'Eintragen',
  nobody: 'Bitte haken Sie an, wer da war.',
  saved: (count: number) =>
    count === 1 ? '1 Person ist eingetragen.' : `${count} Personen sind eingetragen.`,
  back: 'Zum Tagesblatt',
}

const en: typeof de = {
  titleOf: (office, day) => `Enter later: ${office}, ${day}`,
  link: 'Enter later who came',
  lead: 'For days on which the work was done on paper. Whoever was not entered at the end of the day counts as not having come. Tick who was there: then the figures are right, and nobody is said to have missed an appointment.',
  tooLate: 'Nothing can be entered for this day any more.',
  none: 'Nobody of this day counts as not having come.',
  legend: 'Was there',
  save: 'Enter',
  nobody: 'Please tick who was there.',
  saved: count => (count === 1 ? '1 person is entered.' : `${count} persons are entered.`),
  back: 'To the day sheet',
}

export const catchUpMessages: Messages<typeof de> = { de, en }
