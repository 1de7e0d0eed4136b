import type { Messages } from '../../foundation/language/index.ts'
import { textSentences } from '../../foundation/text/index.ts'

/** What to do where an answer cannot be taken yet. Never what is wrong with the person. */
const de = {
  ...textSentences.de,
  street: 'Straße und Hausnummer',
  postcode: 'Postleitzahl',
  place: 'Ort',
  consent: 'Ihre Bestätigung',
  yes: 'Ja',
  missingChoice: 'Bitte wählen Sie eine Antwort aus.',
  missingChoices: 'Bitte wählen Sie mindestens eine Antwort aus.',
  missingConsent: 'Bitte setzen Sie das Häkchen. Ohne diese Bestätigung können wir nicht weitermachen.',
  missingFile: 'Bitte wählen Sie eine Datei aus.',
  missingEntries: (count: number, entry: string) =>
    `Bitte fügen Sie mindestens ${count === 1 ? 'einen Eintrag' : `${count} Einträge`} hinzu: ${entry}.`,
  tooManyEntries: (count: number) => `Bitte entfernen Sie Einträge, bis es höchstens ${count} sind.`,
  tooManyFiles: (count: number) =>
    `Bitte wählen Sie höchstens ${count === 1 ? 'eine Datei' : `${count} Dateien`}.`,
  sameFile: 'Diese Datei ist schon gespeichert.',
  draftFull: 'Zusammen dürfen die Dateien höchstens 50 MB groß sein. Bitte entfernen Sie zuerst eine andere.',
  numberFormat: 'Bitte geben Sie eine ganze Zahl in Ziffern ein, zum Beispiel 3.',
  numberRange: (min: number, max: number) => `Bitte geben Sie eine Zahl von ${min} bis ${max} ein.`,
  unknownChoice: 'Bitte wählen Sie eine der Antworten aus, die hier stehen.',
  wrongShape: 'Bitte schicken Sie diese Antwort in der Form, die zur Frage passt.',
  unknownField: 'Diese Frage gibt es in diesem Formular nicht. Bitte lassen Sie sie weg.',
  notAsked: 'Diese Frage wird nach Ihren anderen Antworten nicht gestellt. Bitte lassen Sie sie weg.',
}
const en: typeof de = {
  ...textSentences.en,
  street: 'Street and house number',
  postcode: 'Postcode',
  place: 'Town',
  consent: 'Your confirmation',
  yes: 'Yes',
  missingChoice: 'Please choose an answer.',
  missingChoices: 'Please choose at least one answer.',
  missingConsent: 'Please tick the box. Without this confirmation we cannot go on.',
  missingFile: 'Please choose a file.',
  missingEntries: (count, entry) =>
    `Please add at least ${count === 1 ? 'one entry' : `${count} entries`}: ${entry}.`,
  tooManyEntries: count => `Please remove entries until there are ${count} at most.`,
  tooManyFiles: count => `Please choose ${count === 1 ? 'one file' : `${count} files`} at most.`,
  sameFile: 'This file is already saved.',
  draftFull: 'Together the files may be 50 MB at most. Please remove another one first.',
  numberFormat: 'Please enter a whole number in digits, for example 3.',
  numberRange: (min, max) => `Please enter a number from ${min} to ${max}.`,
  unknownChoice: 'Please choose one of the answers given here.',
  wrongShape: 'Please send this answer in the shape that fits the question.',
  unknownField: 'This form has no such question. Please leave it out.',
  notAsked: 'Given your other answers, this question is not asked. Please leave it out.',
}
export const sentences: Messages<typeof de> = { de, en }
