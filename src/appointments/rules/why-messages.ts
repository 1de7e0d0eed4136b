import type { Messages } from '../../foundation/language/index.ts'

const de = {
  title: 'Warum ist eine Zeit nicht frei?',
  titleOf: (time: string) => `Warum ist ${time} nicht frei?`,
  lead: 'So rechnet das Programm für alle, die online buchen.',
  back: (office: string) => `Öffnung: ${office}`,
  fields: { tag: 'Tag', zeit: 'Uhrzeit', leistung: 'Leistung' },
  timeHint: 'Zum Beispiel 10:15',
  ask: 'Nachsehen',
  noStep: 'Bitte wählen Sie eine volle Viertelstunde von 7 bis 19 Uhr, zum Beispiel 10:15.',
  chooseService: 'Bitte wählen Sie eine Leistung aus der Liste.',
  asked: (when: string, service: string, minutes: number) => `${service}, ${when}, ${minutes} Minuten`,
  free: 'Ist frei.',
  allFree: 'Diese Zeit ist frei',
  notFree: 'Diese Zeit ist nicht frei',
  past: 'Diese Zeit ist vorbei oder hat schon begonnen.',
  notYet: (day: string) => `Dieser Tag wird noch nicht vergeben. Termine gibt es bis ${day}.`,
  noCounter: 'Das hat dieses Kundenzentrum nicht.',
  notGivenOut: 'Dieser Tag wird noch nicht vergeben.',
  stopped: 'Für diesen Tag ist die Vergabe angehalten.',
  serviceStopped: 'Für diese Leistung ist die Vergabe hier angehalten.',
  notReleased: (from: string) => `Diese Zeit kann man ab ${from} buchen.`,
  noHours: 'An diesem Tag öffnet keine Regel.',
  beforeOpening: (time: string, rule: string) =>
    `Das ist vor der Öffnung: offen ist ab ${time}. Regel: ${rule}.`,
  afterClosing: (time: string, rule: string) =>
    `Das ist nach der Schließung: offen ist bis ${time}. Regel: ${rule}.`,
  holiday: (name: string) => `Das ist ein Feiertag: ${name}.`,
  closure: (time: string, reason: string) => `Ab ${time} ist das Haus zu: ${reason}.`,
  closed: (time: string, rule: string) => `Um ${time} schließt eine Regel: ${rule}.`,
  nobodyThere: (time: string, rule: string) =>
    `Um ${time} ist nach der Besetzung niemand da, der das bedienen kann. Regel: ${rule}.`,
  fewerThere: (there: number, places: number) =>
    `Die Regel gibt ${places}, nach der Besetzung ${there === 1 ? 'ist aber nur eine Person' : `sind aber nur ${there} Personen`} da.`,
  tooShort: (left: number, needed: number, time: string) =>
    `Bis ${time}, wenn geschlossen wird, sind es ${left} Minuten. Gebraucht werden ${needed}.`,
  full: (time: string, capacity: number, who: string, times: string) =>
    `Um ${time} ${capacity === 1 ? 'ist der einzige Platz' : `sind alle ${capacity} Plätze`} vergeben: ${who} (${times}).`,
  bookings: (count: number) => (count === 1 ? '1 Termin' : `${count} Termine`),
  holds: (count: number) => (count === 1 ? '1 Reservierung' : `${count} Reservierungen`),
  returned: (count: number, by: string) =>
    `${count} zurückgegeben: zuerst für die Warteliste, für alle spätestens am ${by}`,
  times: (from: string, until: string, count: number) =>
    `${from} bis ${until}${count > 1 ? `, ${count}-mal` : ''}`,
  kept: (time: string, left: number, rules: string) =>
    `Um ${time} ${left === 1 ? 'ist noch 1 Platz' : `sind noch ${left} Plätze`} da, aber zurückgehalten. ${rules}.`,
  keptBy: (rule: string) => `Regel: ${rule}`,
}

const en: typeof de = {
  title: 'Why is a time not free?',
  titleOf: time => `Why is ${time} not free?`,
  lead: 'This is how the program reckons for everybody who books online.',
  back: office => `Openings: ${office}`,
  fields: { tag: 'Day', zeit: 'Time', leistung: 'Service' },
  timeHint: 'For example 10:15',
  ask: 'Look it up',
  noStep: 'Please choose a full quarter of an hour from 7 to 19 o’clock, for example 10:15.',
  chooseService: 'Please choose a service from the list.',
  asked: (when, service, minutes) => `${service}, ${when}, ${minutes} minutes`,
  free: 'Is free.',
  allFree: 'This time is free',
  notFree: 'This time is not free',
  past: 'This time is over or has begun already.',
  notYet: day => `This day is not given out yet. There are appointments until ${day}.`,
  noCounter: 'This customer centre does not have that.',
  notGivenOut: 'This day is not given out yet.',
  stopped: 'No appointments are given out for this day: they are stopped.',
  serviceStopped: 'No appointments are given out for this service here: they are stopped.',
  notReleased: from => `This time can be booked from ${from}.`,
  noHours: 'No rule opens on this day.',
  beforeOpening: (time, rule) => `This is before opening: it is open from ${time}. Rule: ${rule}.`,
  afterClosing: (time, rule) => `This is after closing: it is open until ${time}. Rule: ${rule}.`,
  holiday: name => `This is a public holiday: ${name}.`,
  closure: (time, reason) => `From ${time} the house is closed: ${reason}.`,
  closed: (time, rule) => `At ${time} a rule closes: ${rule}.`,
  nobodyThere: (time, rule) =>
    `At ${time}, by the roster, nobody is there who can serve this. Rule: ${rule}.`,
  fewerThere: (there, places) =>
    `The rule gives ${places}, but by the roster ${there === 1 ? 'only one person is' : `only ${there} people are`} there.`,
  tooShort: (left, needed, time) =>
    `It is ${left} minutes until closing at ${time}. It takes ${needed} minutes.`,
  full: (time, capacity, who, times) =>
    `At ${time} ${capacity === 1 ? 'the only place is' : `all ${capacity} places are`} taken: ${who} (${times}).`,
  bookings: count => (count === 1 ? '1 appointment' : `${count} appointments`),
  holds: count => (count === 1 ? '1 hold' : `${count} holds`),
  returned: (count, by) =>
    `${count} returned: first for the waiting list, for everybody by ${by} at the latest`,
  times: (from, until, count) => `${from} to ${until}${count > 1 ? `, ${count} times` : ''}`,
  kept: (time, left, rules) =>
    `At ${time} ${left === 1 ? '1 place is' : `${left} places are`} left, but kept back. ${rules}.`,
  keptBy: rule => `Rule: ${rule}`,
}

export const whyMessages: Messages<typeof de> = { de, en }
