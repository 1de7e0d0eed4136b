import type { Messages } from '../../foundation/language/index.ts'

const de = {
  weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  span: (first: string, last: string) => `${first} bis ${last}`,
  everyDay: 'Jeden Tag',
  weekly: (days: string) => `Jeden ${days}`,
  everyWeeks: (weeks: number, days: string, since: string) =>
    `Alle ${weeks} Wochen am ${days}, gezählt ab der Woche vom ${since}`,
  monthly: (nth: string, days: string) => `Jeden ${nth} ${days} im Monat`,
  once: (day: string) => `Nur am ${day}`,
  nth: { 1: 'ersten', 2: 'zweiten', 3: 'dritten', 4: 'vierten', '-1': 'letzten' } as Record<string, string>,
  from: (day: string) => `ab ${day}`,
  until: (day: string) => `bis ${day}`,
  hours: (from: string, until: string) => `${from} bis ${until}`,
  open: (places: number, where: string) => `${places === 1 ? '1 Platz' : `${places} Plätze`} ${where}`,
  closed: 'geschlossen',
  closedOnly: (where: string) => `keine Plätze ${where}`,
  kept: (places: number, where: string, whom: string) =>
    `${places === 1 ? '1 Platz' : `${places} Plätze`} ${where} zurückgehalten ${whom}`,
  keptFor: {
    hotline: 'für die Hotline 115',
    'walk-in': 'für Menschen ohne Termin',
    displaced: 'für Menschen, deren Termin ausgefallen ist',
  },
  everywhere: 'an jeder Art von Platz',
  pools: {
    counter: 'an Schaltern',
    biometrics: 'an Geräten für Foto und Fingerabdruck',
    'step-free': 'an stufenlosen Schaltern',
    quiet: 'in ruhigen Räumen',
    phone: 'am Telefon',
    video: 'in Videoräumen',
    interpreter: 'mit Dolmetscherin oder Dolmetscher',
  },
  poolNames: {
    counter: 'Schalter',
    biometrics: 'Gerät für Foto und Fingerabdruck',
    'step-free': 'Stufenloser Schalter',
    quiet: 'Ruhiger Raum',
    phone: 'Telefon',
    video: 'Videoraum',
    interpreter: 'Dolmetscherin oder Dolmetscher',
  },
}

const en: typeof de = {
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  span: (first, last) => `${first} to ${last}`,
  everyDay: 'Every day',
  weekly: days => `Every ${days}`,
  everyWeeks: (weeks, days, since) => `Every ${weeks} weeks on ${days}, counted from the week of ${since}`,
  monthly: (nth, days) => `Every ${nth} ${days} of the month`,
  once: day => `Only on ${day}`,
  nth: { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', '-1': 'last' },
  from: day => `from ${day}`,
  until: day => `until ${day}`,
  hours: (from, until) => `${from} to ${until}`,
  open: (places, where) => `${places === 1 ? '1 place' : `${places} places`} ${where}`,
  closed: 'closed',
  closedOnly: where => `no places ${where}`,
  kept: (places, where, whom) => `${places === 1 ? '1 place' : `${places} places`} ${where} kept ${whom}`,
  keptFor: {
    hotline: 'for the hotline 115',
    'walk-in': 'for people without an appointment',
    displaced: 'for people whose appointment fell through',
  },
  everywhere: 'at every kind of counter',
  pools: {
    counter: 'at counters',
    biometrics: 'at devices for photos and fingerprints',
    'step-free': 'at step-free counters',
    quiet: 'in quiet rooms',
    phone: 'by phone',
    video: 'in video rooms',
    interpreter: 'with an interpreter',
  },
  poolNames: {
    counter: 'Counter',
    biometrics: 'Device for photos and fingerprints',
    'step-free': 'Step-free counter',
    quiet: 'Quiet room',
    phone: 'Phone',
    video: 'Video room',
    interpreter: 'Interpreter',
  },
}

export const ruleWords: Messages<typeof de> = { de, en }
