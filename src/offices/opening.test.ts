import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { Closure, OpeningHours } from './index.ts'
import { openingToday, openSpans, sayHour, sayOpening } from './index.ts'

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
const spansOn = (day: string, closures: Closure[]) =>
  openSpans(hours.weekly, closures, Temporal.PlainDate.from(day)).map(({ from, until }) =>
    [from, until].map(time => time.toPlainTime().toString().slice(0, 5)).join('-'),
  )
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
  expect(spansOn('2026-11-23', [lunch])).toEqual(['08:00-11:00', '12:30-16:00'])
})

test.each([
  ['from its opening', '2026-11-23T08:00', '2026-11-23T12:00', ['12:00-16:00']],
  ['until it shuts', '2026-11-23T12:00', '2026-11-23T16:00', ['08:00-12:00']],
  ['on the day before', '2026-11-22T08:00', '2026-11-23T08:00', ['08:00-16:00']],
  ['on the whole day', '2026-11-23T00:00', '2026-11-24T00:00', []],
])('a closure %s leaves of the day what it does not touch', (_, from, until, left) => {
  expect(spansOn('2026-11-23', [closure(from, until)])).toEqual(left)
})

test('several closures are all taken out', () => {
  const closures = [
    closure('2026-11-23T14:00', '2026-11-23T15:00'),
    closure('2026-11-23T09:00', '2026-11-23T10:00'),
  ]
  expect(spansOn('2026-11-23', closures)).toEqual(['08:00-09:00', '10:00-14:00', '15:00-16:00'])
})

describe('why it is closed now', () => {
  const because = (at: string, closures: Closure[] = [], weekly = hours.weekly) => {
    const opening = openingToday({ ...hours, weekly }, closures, berlin(at))
    return opening.state === 'closed' ? opening.because : opening.state
  }
  const afternoon = closure('2026-11-23T12:00', '2026-11-23T18:00')
  test.each([
    ['before its hours', '2026-11-23T07:59', 'hours'],
    ['within its hours', '2026-11-23T09:00', 'open'],
    ['from the first moment of a closure', '2026-11-23T12:00', 'closure'],
    ['as long as the closure cuts its hours', '2026-11-23T15:59', 'closure'],
    ['after its hours, though the closure lasts', '2026-11-23T16:00', 'hours'],
    ['on a day on which it never opens', '2026-11-21T12:00', 'weekday'],
    ['on a holiday', '2026-12-25T12:00', 'holiday'],
    ['on a holiday on which it would not open', '2026-10-31T12:00', 'weekday'],
  ])('%s', (_, at, expected) => {
    expect(because(at, [afternoon])).toBe(expected)
  })
  test('the closure that is running counts, of several', () => {
    const closures = [closure('2026-11-23T09:00', '2026-11-23T10:00'), { ...afternoon, id: 'second' }]
    expect(openingToday(hours, closures, berlin('2026-11-23T13:00'))).toMatchObject({
      closure: { id: 'second' },
    })
    expect(because('2026-11-23T10:00', closures)).toBe('open')
  })
  test('in the first of two parts of a day, too', () => {
    const weekly = [
      { day: 'monday', from: '08:00', to: '12:00' },
      { day: 'monday', from: '13:00', to: '18:30' },
    ] as const
    expect(because('2026-11-23T09:00', [closure('2026-11-23T08:00', '2026-11-23T12:00')], [...weekly])).toBe(
      'closure',
    )
  })
})

describe('when it opens next', () => {
  const opens = (at: string, until: string) => {
    const opening = openingToday(hours, [closure('2026-11-20T00:00', until)], berlin(at))
    return opening.state === 'closed' ? opening.opens?.toPlainDateTime().toString() : opening.state
  }
  test('is said up to two weeks ahead, the last day included', () => {
    expect(opens('2026-11-23T09:00', '2026-12-07T08:00')).toBe('2026-12-07T08:00:00')
    expect(opens('2026-11-23T09:00', '2026-12-08T08:00')).toBeUndefined()
  })
  test('is within the day where a closure ends in its hours', () => {
    expect(opens('2026-11-23T09:00', '2026-11-23T11:30')).toBe('2026-11-23T11:30:00')
  })
})

test.each([
  ['08:00', '8 Uhr', '8 am'],
  ['16:30', '16:30 Uhr', '4:30 pm'],
  ['09:05', '9:05 Uhr', '9:05 am'],
  ['12:00', '12 Uhr', '12 pm'],
  ['00:00', '0 Uhr', '12 am'],
])('%s is said as %s and %s', (time, de, en) => {
  expect(sayHour(Temporal.PlainTime.from(time), 'de')).toBe(de)
  expect(sayHour(Temporal.PlainTime.from(time), 'en')).toBe(en)
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
  const early = berlin('2026-11-23T07:00')
  expect(sayOpening(openingToday(withBreak, [], early), early, 'en')).toBe('Closed now. Opens today at 8 am.')
})

test('hours that nobody knows are not called closed', () => {
  expect(openingToday(null, [], berlin('2026-11-23T09:00'))).toEqual({ state: 'unknown' })
  const [de, en] = (['de', 'en'] as const).map(language =>
    sayOpening({ state: 'unknown' }, berlin('2026-11-23T09:00'), language),
  )
  expect(`${de} ${en}`).not.toMatch(/geschlossen|closed/i)
  expect(de).toBeTruthy()
})

test('the day on which clocks change has its hours by the wall clock', () => {
  const sundays = { ...hours, weekly: [{ day: 'sunday' as const, from: '01:00', to: '04:00' }] }
  const [span] = openSpans(sundays.weekly, [], Temporal.PlainDate.from('2026-03-29'))
  expect(span!.from.until(span!.until).total('hours')).toBe(2)
})
