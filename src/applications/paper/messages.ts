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
  paperPage: 'Vom Papier',
  paperNote: 'Was sonst auf dem Papier steht',
  paperNoteHint: 'Auch, was in kein Feld passt, zum Beispiel eine halbe Anschrift.',
  paperScan: 'Das Papier und was ihm beilag',
  paperScanHint: 'Eingescannt oder fotografiert. Nach einem Fehler bitte noch einmal wählen.',
  leaveOut:
    'Diese Frage gilt nach den anderen Antworten nicht. Was dort steht, gehört unter „Was sonst auf dem Papier steht“.',
  delivery: 'Wie möchten Sie unsere Antwort bekommen?',
  notOnline:
    'Online abholen kann nur, wer sich im Portal ausgewiesen hat. Bitte wählen Sie „Per Post“ und notieren Sie den Wunsch.',
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
  paperPage: 'From the paper',
  paperNote: 'What else the paper says',
  paperNoteHint: 'Also what fits into no field, such as half an address.',
  paperScan: 'The paper and what was enclosed',
  paperScanHint: 'Scanned or photographed. Please choose again after an error.',
  leaveOut:
    'Given the other answers, this question does not count. What it says belongs under “What else the paper says”.',
  delivery: 'How would you like to receive our answer?',
  notOnline:
    'Only those who have proved who they are in the portal can fetch it online. Please choose “By post” and note the wish.',
}
export const paperMessages: Messages<typeof de> = { de, en }
