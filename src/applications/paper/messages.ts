import type { Messages } from '../../foundation/language/index.ts'

const de = {
  title: (service: string) => `${service}: Formular auf Papier`,
  lead: 'Drucken Sie die Seite, füllen Sie sie in Druckschrift aus, unterschreiben Sie und schicken oder bringen Sie sie an:',
  print: 'Seite drucken',
  back: 'Zurück zur Leistung',
  equal: 'Papier zählt wie online, mit denselben Fristen. Fehlt etwas, fragen wir nach.',
  onlyIf: (question: string, answers: string) => `Nur bei „${question}“: ${answers}`,
  severalAllowed: 'Sie können mehrere ankreuzen.',
  enclose: 'Bitte legen Sie eine Kopie bei:',
  enclosed: 'Kopie liegt bei',
  day: 'Tag . Monat . Jahr',
  optional: '(freiwillig)',
  agree: 'Ja, ich stimme zu.',
  moreEntries: 'Mehr? Nehmen Sie ein zweites Blatt.',
  street: 'Straße und Hausnummer',
  place: 'Postleitzahl und Ort',
  signature: 'Ort, Datum und Unterschrift',
}
const en: typeof de = {
  title: service => `${service}: form on paper`,
  lead: 'Print this page, fill it in in capital letters, sign it and send or bring it to:',
  print: 'Print this page',
  back: 'Back to the service',
  equal: 'Paper counts like online, with the same deadlines. If something is missing, we will ask.',
  onlyIf: (question, answers) => `Only if “${question}”: ${answers}`,
  severalAllowed: 'You may tick several.',
  enclose: 'Please enclose a copy:',
  enclosed: 'Copy enclosed',
  day: 'Day . month . year',
  optional: '(optional)',
  agree: 'Yes, I agree.',
  moreEntries: 'More? Take a second sheet.',
  street: 'Street and house number',
  place: 'Postcode and town',
  signature: 'Place, date and signature',
}
export const paperMessages: Messages<typeof de> = { de, en }
