import type { TextProblem } from './page-text.ts'

export const openingDe = {
  unknown: 'Öffnungszeiten nicht bekannt.',
  openUntil: (hour: string) => `Heute bis ${hour} offen.`,
  closedNow: 'Jetzt geschlossen.',
  closedFor: (reason: string) => `Heute geschlossen: ${reason}.`,
  opens: (when: string) => `Öffnet ${when}.`,
  todayAt: (hour: string) => `heute um ${hour}`,
  tomorrowAt: (hour: string) => `morgen um ${hour}`,
  onDayAt: (day: string, hour: string) => `am ${day} um ${hour}`,
}

export const officesDe = {
  title: 'Kundenzentren',
  lead: 'Jedes Kundenzentrum ist für alle da, egal in welchem Bezirk Sie wohnen.',
  demoHours: 'Demo-Zeiten. Die heutigen Öffnungszeiten sind nicht bekannt.',
  withoutBooking: 'Sie können ohne Termin kommen.',
  quarterLabel: 'In welchem Stadtteil sind Sie?',
  quarterButton: 'Zeigen',
  nearest: (quarter: string) => `In der Nähe von ${quarter}`,
  nearestHow: (district: string) =>
    `Zuerst der Bezirk ${district}, dann seine Nachbarn. Sie dürfen in jedes Kundenzentrum kommen.`,
  noQuarter: (asked: string) =>
    `Einen Stadtteil „${asked}“ kennen wir nicht. Unten stehen alle Kundenzentren nach Bezirk.`,
  otherPlaces: 'Weitere Standorte',
  otherPlacesNote: 'Von diesen Standorten ist nur der Name bekannt. Bitte fragen Sie vorher bei der 115.',
  back: 'Alle Kundenzentren',
  address: 'Anschrift',
  notKnown: 'nicht bekannt',
  district: 'Bezirk',
  hours: 'Öffnungszeiten',
  accessibility: 'Barrierefreiheit',
  accessibilityUnknown: 'Nicht bekannt. Bitte fragen Sie vorher bei der 115.',
  stepFree: 'Ohne Stufen erreichbar',
  accessibleToilet: 'Barrierefreie Toilette',
  yes: 'ja',
  no: 'nein',
  source: 'Quelle:',
  closedShort: 'geschlossen',
  noHours: 'nicht bekannt',
  announced: 'Angekündigt',
  others: 'In der Nähe',
  missing: 'Noch nicht ausgefüllt',
  checkedOn: (day: string) => `Geprüft am ${day}`,
  faultTitle: 'Fehler auf einer Seite melden',
  faultLead: 'Danke, dass Sie uns helfen. So erreichen Sie uns:',
  faultPage: 'Es geht um diese Seite',
  faultWhat: 'Sagen Sie uns bitte, was Sie tun wollten und was stattdessen geschah.',
  faultPhone: '115 anrufen',
  faultPhoneNote: 'Nennen Sie die Adresse der Seite. Wir geben den Hinweis weiter.',
  faultLetter: 'Brief schreiben',
  faultLetterNote: 'An jedes Kundenzentrum. Legen Sie gern einen Ausdruck der Seite bei.',
  faultNoForm: 'Ein Formular dafür gibt es noch nicht.',
  shutUntil: (day: string) => `Bis ${day}.`,
  weekdays: {
    monday: 'Montag',
    tuesday: 'Dienstag',
    wednesday: 'Mittwoch',
    thursday: 'Donnerstag',
    friday: 'Freitag',
    saturday: 'Samstag',
    sunday: 'Sonntag',
  },
}

export const editorDe = {
  title: 'Seiten',
  lead: 'Jedes Speichern macht eine neue Fassung. Keine Fassung geht verloren.',
  page: 'Seite',
  missing: 'Fehlt noch',
  version: 'Fassung',
  author: 'Von',
  savedAt: 'Gespeichert',
  checkedOn: 'Geprüft',
  back: 'Alle Seiten',
  backToPage: 'Zurück zum Bearbeiten',
  preview: 'Vorschau',
  save: 'Als neue Fassung speichern',
  takeUp: 'Diese Fassung wieder aufnehmen',
  history: 'Fassungen',
  versionNumber: (n: number) => `Fassung ${n}`,
  overtakenTitle: 'Inzwischen hat jemand anderes gespeichert',
  overtaken:
    'Ihr Text steht noch hier. Sehen Sie unten die neueste Fassung an. Speichern Sie noch einmal, wenn Ihr Text gelten soll.',
  signsTitle: 'So schreiben Sie Überschriften, Listen und Links',
  signs:
    '# Überschrift\n\nEin Absatz. Zwischen zwei Teilen steht eine leere Zeile.\n\n- erster Punkt\n- zweiter Punkt\n\n=> /hilfe Text des Links\n\n! Was noch fehlt',
  fields: (field: string) =>
    ({
      'title-de': 'Titel, deutsch',
      'title-en': 'Titel, englisch',
      'summary-de': 'Ein Satz darunter, deutsch',
      'summary-en': 'Ein Satz darunter, englisch',
      'text-de': 'Text, deutsch',
      'text-en': 'Text, englisch',
    })[field] ?? field,
  problem: (why: 'title' | 'summary' | TextProblem) => {
    if (why === 'title') return 'Bitte geben Sie einen Titel ein.'
    if (why === 'summary')
      return 'Bitte schreiben Sie den Satz in beiden Sprachen oder lassen Sie ihn in beiden weg.'
    const sentences: Record<TextProblem['kind'], string> = {
      empty: 'Bitte schreiben Sie etwas.',
      'bad-link': `Teil ${why.block}: Bitte geben Sie eine Adresse wie /hilfe, https://…, mailto:… oder tel:115 an.`,
      'other-blocks': `Teil ${why.block}: Bitte schreiben Sie in beiden Sprachen dieselben Teile in derselben Folge.`,
      'other-items': `Teil ${why.block}: Bitte schreiben Sie in beiden Sprachen gleich viele Punkte.`,
      'other-link': `Teil ${why.block}: Bitte geben Sie in beiden Sprachen dieselbe Adresse an.`,
    }
    return sentences[why.kind]
  },
}
