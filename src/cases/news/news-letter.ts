/** The words of news by letter. German, the official language (§ 23 (1) VwVfG). */
export const newsLetter = {
  subject: (reference: string, service: string) => `Ihr Anliegen ${reference}: ${service}`,
  why: 'wir haben Ihnen eine Nachricht geschickt. Sie kam nicht an. Deshalb schreiben wir Ihnen.',
  asked: 'Uns fehlt noch eine Sache. Unsere Frage ist:',
  answerThus: 'Bitte antworten Sie uns. Solange steht die Uhr für unser Versprechen.',
  open: (day: string) => `Ihr Anliegen ist sicher gespeichert. Sie hören von uns spätestens am ${day}.`,
  decided: 'Ihr Anliegen ist bearbeitet. Das Ergebnis kommt mit einem Brief.',
  decidedOnline:
    'Ihr Anliegen ist bearbeitet. Das Ergebnis liegt online für Sie bereit. Sie öffnen es mit Ihrer Nummer und Ihrem Code.',
  withdrawn: 'Ihr Anliegen ist zurückgezogen. Wir bearbeiten es nicht weiter.',
  reachUs: (reference: string) =>
    `Sie erreichen uns unter Telefon 115, Montag bis Freitag 7 bis 19 Uhr, am Schalter oder mit einem Brief. Nennen Sie dabei bitte die Nummer ${reference}.`,
}
