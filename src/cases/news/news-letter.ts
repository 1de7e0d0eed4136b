/** The words of news by letter. German, the official language (§ 23 (1) VwVfG). */
export const newsLetter = {
  subject: (reference: string, service: string) => `Ihr Anliegen ${reference}: ${service}`,
  why: 'wir haben Ihnen eine Nachricht geschickt. Sie kam nicht an. Deshalb schreiben wir Ihnen.',
  asked: 'Uns fehlt noch eine Sache. Unsere Frage ist:',
  answerBy: (day: string) => `Bitte antworten Sie bis ${day}.`,
  moreTime: (service: string) =>
    `zu Ihrem Anliegen (${service}) haben wir Ihnen eine Frage gestellt. Dafür haben Sie jetzt mehr Zeit.`,
  extended: (to: string, before: string) =>
    `Bitte antworten Sie bis ${to}. Vorher war der letzte Tag ${before}. Sie müssen dafür nichts beantragen.`,
  reason: (reason: string) => `Der Grund: ${reason}`,
  answerThus: 'Bitte antworten Sie uns. Solange steht die Uhr für unser Versprechen.',
  open: (day: string) => `Ihr Anliegen ist sicher gespeichert. Sie hören von uns spätestens am ${day}.`,
  decided: 'Ihr Anliegen ist bearbeitet. Das Ergebnis kommt mit einem Brief.',
  decidedOnline:
    'Ihr Anliegen ist bearbeitet. Das Ergebnis liegt online für Sie bereit. Sie öffnen es mit Ihrer Nummer und Ihrem Code.',
  withdrawn: 'Ihr Anliegen ist zurückgezogen. Wir bearbeiten es nicht weiter.',
  reachUs: (reference: string) =>
    `Sie erreichen uns unter Telefon 115, Montag bis Freitag 7 bis 19 Uhr, am Schalter oder mit einem Brief. Nennen Sie dabei bitte die Nummer ${reference}.`,
}
