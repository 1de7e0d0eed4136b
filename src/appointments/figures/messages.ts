import type { Messages } from '../../foundation/language/index.ts'

const de = {
  title: 'Terminstatistik',
  titleOf: (office: string, week: string) => `Terminstatistik: ${office}, ${week}`,
  lead: 'Je Leistung und Woche. Gruppen unter fünf Menschen werden nicht gezeigt, und keine Summe, aus der sie sich ergäben.',
  office: 'Kundenzentrum',
  week: 'Woche',
  weekOf: (first: string, last: string) => `${first} bis ${last}`,
  show: 'Anzeigen',
  download: 'Alle Wochen als CSV-Datei',
  senateTitle: 'Vorlaufzeit der letzten 60 Tage, alle Leistungen',
  senate: (mean: string, about: string) => `${mean} Tage im Mittel, aus ${about}`,
  about: (tens: number) => (tens === 0 ? 'weniger als 10 Buchungen' : `rund ${tens} Buchungen`),
  senateFew: 'weniger als fünf Buchungen',
  none: 'In dieser Woche ist nichts gebucht, gemessen oder bedient worden.',
  columns: {
    service: 'Leistung',
    bookings: 'Buchungen',
    lead: 'Vorlaufzeit in Tagen',
    offers: 'Wartezeit auf einen Termin in Tagen',
    noShows: 'Nicht gekommen',
    wait: 'Warten vor Ort in Minuten',
    serving: 'Bedienen in Minuten',
  },
  spread: (median: string, p90: string) => `Mitte ${median}, 9 von 10 bis ${p90}`,
  mean: (mean: string) => `Mittel ${mean}`,
  of: (n: string) => `n = ${n}`,
  offered: (median: string, longest: string) => `Mitte ${median}, höchstens ${longest}`,
  nothingFree: (none: number, n: number) => `in ${none} von ${n} Stunden nichts frei`,
  measured: (n: number) => (n === 1 ? '1 Stunde gemessen' : `${n} Stunden gemessen`),
  few: 'unter 5',
  notMeasured: 'nicht gemessen',
  missed: (missed: string, n: string, percent: string) => `${missed} von ${n} (${percent} %)`,
  missedFew: (n: string) => `unter 5 oder fast alle von ${n}`,
  definitions: 'Was die Zahlen bedeuten',
  defined: {
    lead: 'Vorlaufzeit: der Abstand zwischen dem Zeitpunkt der Buchung und dem gebuchten Termin, auch wenn frühere Termine frei waren. So definiert sie der Senat; sein Durchschnitt ist der Mittelwert aller Buchungen der letzten 60 Tage (Bürgerschaft der Freien und Hansestadt Hamburg, Drs. 21/10017 vom 11.08.2017, Antwort zu Frage 1). Gezählt wird die Woche der Buchung; ein verlegter Termin zählt mit seiner ersten Buchung und seinem letzten Tag. Nie bestätigte Termine zählen nicht.',
    offers:
      'Wartezeit auf einen Termin: der Abstand bis zum nächsten freien Termin. Jede Stunde wird festgehalten, was eine Person allein online und vor Ort als Nächstes bekommen hätte; nachträglich lässt sich das nicht rechnen. Der Wortlaut des Senats dazu liegt uns nicht vollständig vor.',
    noShows:
      'Nicht gekommen: Termine dieser Woche, bei denen „Nicht gekommen“ eingetragen wurde, von allen, die bedient oder so eingetragen sind.',
    wait: 'Warten vor Ort: von dem Zeitpunkt, zu dem jemand an der Reihe war, bis zum ersten Aufruf, mit und ohne Termin. Wer früher aufgerufen wurde, wartete 0 Minuten.',
    serving: 'Bedienen: vom letzten Aufruf bis „Fertig“.',
    spread:
      'Mitte ist der Median. „9 von 10 bis“ ist das 90. Perzentil: der kleinste Wert, den neun von zehn nicht überschreiten. Termine mit mehreren Anliegen zählen beim ersten.',
    kept: 'Termine werden 90 Tage nach ihrem Tag gelöscht; weiter zurück reichen diese Zahlen nicht.',
  },
}

const en: typeof de = {
  title: 'Appointment figures',
  titleOf: (office, week) => `Appointment figures: ${office}, ${week}`,
  lead: 'By service and week. Groups of fewer than five people are not shown, nor any sum that would tell them.',
  office: 'Customer centre',
  week: 'Week',
  weekOf: (first, last) => `${first} to ${last}`,
  show: 'Show',
  download: 'All weeks as a CSV file',
  senateTitle: 'Lead time of the last 60 days, all services',
  senate: (mean, about) => `${mean} days on average, of ${about}`,
  about: tens => (tens === 0 ? 'fewer than 10 bookings' : `about ${tens} bookings`),
  senateFew: 'fewer than five bookings',
  none: 'Nothing was booked, measured or served in this week.',
  columns: {
    service: 'Service',
    bookings: 'Bookings',
    lead: 'Lead time in days',
    offers: 'Wait for an appointment in days',
    noShows: 'Did not come',
    wait: 'Waiting on site in minutes',
    serving: 'Serving in minutes',
  },
  spread: (median, p90) => `middle ${median}, 9 in 10 up to ${p90}`,
  mean: mean => `mean ${mean}`,
  of: n => `n = ${n}`,
  offered: (median, longest) => `middle ${median}, at most ${longest}`,
  nothingFree: (none, n) => `in ${none} of ${n} hours nothing free`,
  measured: n => (n === 1 ? '1 hour measured' : `${n} hours measured`),
  few: 'under 5',
  notMeasured: 'not measured',
  missed: (missed, n, percent) => `${missed} of ${n} (${percent}%)`,
  missedFew: n => `under 5 or nearly all of ${n}`,
  definitions: 'What the figures mean',
  defined: {
    lead: 'Lead time: the distance between the moment of booking and the appointment booked, even where earlier ones were free. That is the Senate’s definition; its average is the mean of all bookings of the last 60 days (parliament of Hamburg, paper 21/10017 of 11 August 2017, answer to question 1). The week of the booking counts; a moved appointment counts with its first booking and its last day. Appointments that were never confirmed do not count.',
    offers:
      'Wait for an appointment: the distance to the next one that is free. Each hour it is stored what one person alone would have got next, online and on site; it cannot be reckoned later. We do not have the Senate’s full wording of this one.',
    noShows:
      'Did not come: appointments of this week entered as such, of all that were served or entered so.',
    wait: 'Waiting on site: from the moment somebody had their turn to the first call, with and without an appointment. Whoever was called before that waited 0 minutes.',
    serving: 'Serving: from the last call to “Done”.',
    spread:
      'Middle is the median. “9 in 10 up to” is the 90th percentile: the smallest value that nine in ten do not exceed. Appointments for several matters count with the first.',
    kept: 'Appointments are deleted 90 days after their day; these figures reach back no farther.',
  },
}

export const figureMessages: Messages<typeof de> = { de, en }
