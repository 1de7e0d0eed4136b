import type { Messages } from '../language/index.ts'

/** What to do where a text cannot be taken yet. Never what is wrong with the person. */
const de = {
  missingText: 'Bitte füllen Sie dieses Feld aus.',
  tooLong: (limit: number, length: number) =>
    `Bitte kürzen Sie den Text auf höchstens ${limit} Zeichen. Es sind ${length}.`,
  letters: (foreign: string) =>
    `Bitte benutzen Sie lateinische Buchstaben, so wie im Ausweis. Das geht hier nicht: ${foreign}`,
  nameNeedsLetter: 'Bitte geben Sie den Namen mit Buchstaben ein.',
  postcodeFormat: 'Bitte geben Sie alle 5 Ziffern ein, zum Beispiel 22111.',
  microchipFormat: 'Bitte geben Sie alle 15 Ziffern der Chipnummer ein, zum Beispiel 276 098 100 123 456.',
  phoneFormat: 'Bitte geben Sie die Nummer mit Vorwahl ein, zum Beispiel 040 123456.',
  emailFormat: 'Bitte geben Sie die E-Mail-Adresse so ein: name@beispiel.de.',
  ibanFormat: 'Bitte geben Sie die ganze IBAN ein, zum Beispiel DE02 1203 0000 0000 2020 51.',
  ibanChecksum: 'Bitte vergleichen Sie die IBAN mit Ihrer Karte: Eine Ziffer passt nicht zu den anderen.',
  dateFormat: 'Bitte geben Sie das Datum so ein: 31.12.1980.',
  yearFormat: 'Bitte geben Sie das Jahr mit vier Ziffern ein, so: 31.12.1980.',
  noSuchDay: (typed: string) => `Den ${typed} gibt es im Kalender nicht. Bitte prüfen Sie Tag und Monat.`,
  dateInFuture: (today: string) => `Bitte geben Sie ein Datum bis heute (${today}) ein.`,
  dateInPast: (today: string) => `Bitte geben Sie ein Datum ab heute (${today}) ein.`,
  dateTooEarly: 'Bitte prüfen Sie das Jahr: Es liegt vor 1900.',
}
const en: typeof de = {
  missingText: 'Please fill in this field.',
  tooLong: (limit, length) => `Please shorten the text to ${limit} characters at most. There are ${length}.`,
  letters: foreign =>
    `Please use Latin letters, as on your identity document. This does not work here: ${foreign}`,
  nameNeedsLetter: 'Please enter the name with letters.',
  postcodeFormat: 'Please enter all 5 digits, for example 22111.',
  microchipFormat: 'Please enter all 15 digits of the chip number, for example 276 098 100 123 456.',
  phoneFormat: 'Please enter the number with its area code, for example 040 123456.',
  emailFormat: 'Please enter the e-mail address like this: name@example.org.',
  ibanFormat: 'Please enter the whole IBAN, for example DE02 1203 0000 0000 2020 51.',
  ibanChecksum: 'Please compare the IBAN with your card: one digit does not fit the others.',
  dateFormat: 'Please enter the date like this: 31/12/1980 (day, month, year).',
  yearFormat: 'Please enter the year with four digits, like this: 31/12/1980.',
  noSuchDay: typed => `There is no ${typed} in the calendar. Please check day and month.`,
  dateInFuture: today => `Please enter a date up to today (${today}).`,
  dateInPast: today => `Please enter a date from today (${today}) on.`,
  dateTooEarly: 'Please check the year: it is before 1900.',
}
export const textSentences: Messages<typeof de> = { de, en }
