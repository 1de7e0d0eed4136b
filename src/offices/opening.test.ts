import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { Closure, OpeningHours } from './index.ts'
import { openingToday, openSpans, sayOpening } from './index.ts'

const hours: OpeningHours = {
  weekly: (['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const).map(day => ({
    day,
    from: '08:00',
    to: '16:00',
  })),
  trust: 'demo',
  source: { text: { de: 'Demo-Zeiten', en: 'demo hours' } },
}
const berlin = (text: string) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Berlin').toInstant()
const closure = (from: string, until: string): Closure => ({
  id: 'works-meeting',
  office: 'billstedt',
  from: berlin(from),
  until: berlin(until),
  reason: { de: 'Personalversammlung.', en: 'Works meeting.' },
})
const say = (at: string, closures: Closure[] = []) =>
  sayOpening(openingToday(hours, closures, berlin(at)), berlin(at), 'de')

test.each([
  ['2026-11-23T08:00', 'Heute bis 16 Uhr offen.'],
  ['2026-11-23T15:59', 'Heute bis 16 Uhr offen.'],
  ['2026-11-23T07:59', 'Jetzt geschlossen. Öffnet heute um 8 Uhr.'],
  ['2026-11-23T16:00', 'Jetzt geschlossen. Öffnet morgen um 8 Uhr.'],
  ['2026-11-21T12:00', 'Jetzt geschlossen. Öffnet am Montag, 23. November um 8 Uhr.'],
  ['2026-12-25T10:00', 'Heute geschlossen: 1. Weihnachtstag. Öffnet am Montag, 28. Dezember um 8 Uhr.'],
  ['2026-10-31T10:00', 'Jetzt geschlossen. Öffnet am Montag, 2. November um 8 Uhr.'],
])('%s: %s', (at, sentence) => {
  expect(say(at)).toBe(sentence)
})

test('a planned closure is the reason while it lasts, and cuts the day', () => {
  const afternoon = closure('2026-11-23T12:00', '2026-11-23T18:00')
  expect(say('2026-11-23T09:00', [afternoon])).toBe('Heute bis 12 Uhr offen.')
  expect(say('2026-11-23T13:00', [afternoon])).toBe('Personalversammlung. Öffnet morgen um 8 Uhr.')
  const lunch = closure('2026-11-23T11:00', '2026-11-23T12:30')
  const spans = openSpans(hours.weekly, [lunch], Temporal.PlainDate.from('2026-11-23'))
  expect(spans.map(({ from, until }) => `${from.hour}:${from.minute}-${until.hour}:${until.minute}`)).toEqual(
    ['8:0-11:0', '12:30-16:0'],
  )
})

test('a closure over three weeks: nothing opens within sight', () => {
  const long = closure('2026-11-20T00:00', '2026-12-20T00:00')
  expect(openingToday(hours, [long], berlin('2026-11-23T09:00'))).toMatchObject({
    state: 'closed',
    because: 'closure',
    opens: null,
  })
})

test('a break in the middle of the day', () => {
  const weekly = [
    { day: 'monday', from: '13:00', to: '18:30' },
    { day: 'monday', from: '08:00', to: '12:00' },
  ] as const
  const withBreak = { ...hours, weekly: [...weekly] }
  const at = berlin('2026-11-23T12:30')
  expect(sayOpening(openingToday(withBreak, [], at), at, 'en')).toBe('Closed now. Opens today at 1 pm.')
})

test('hours that nobody knows are not called closed', () => {
  expect(openingToday(null, [], berlin('2026-11-23T09:00'))).toEqual({ state: 'unknown' })
})

test('the day on which clocks change has its hours by the wall clock', () => {
  const sundays = { ...hours, weekly: [{ day: 'sunday' as const, from: '01:00', to: '04:00' }] }
  const [span] = openSpans(sundays.weekly, [], Temporal.PlainDate.from('2026-03-29'))
  expect(span!.from.until(span!.until).total('hours')).toBe(2)
})
