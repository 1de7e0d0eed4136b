import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  formatChoice,
  formatDay,
  formatInstant,
  formatList,
  formatMoney,
  formatNumber,
  formatShortDay,
  formatTime,
  formatTinyDay,
  formatWeekday,
} from './format.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.Instant.from(text)
/** Intl joins amount and sign with a space that does not break. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('money', () => {
  test.each([
    [0, '0,00 €', '€0.00'],
    [1, '0,01 €', '€0.01'],
    [100, '1,00 €', '€1.00'],
    [1200, '12,00 €', '€12.00'],
    [3750, '37,50 €', '€37.50'],
    [123_456_789, '1.234.567,89 €', '€1,234,567.89'],
  ])('%i cents', (cents, de, en) => {
    expect(plain(formatMoney(cents, 'de'))).toBe(de)
    expect(plain(formatMoney(cents, 'en'))).toBe(en)
  })
})

describe('numbers', () => {
  test.each([
    [0, '0', '0'],
    [2.5, '2,5', '2.5'],
    [1234, '1.234', '1,234'],
    [1_000_000, '1.000.000', '1,000,000'],
  ])('%d', (value, de, en) => {
    expect(formatNumber(value, 'de')).toBe(de)
    expect(formatNumber(value, 'en')).toBe(en)
  })
})

describe('lists', () => {
  test.each<[string[], string, string, string, string]>([
    [[], '', '', '', ''],
    [['a'], 'a', 'a', 'a', 'a'],
    [['a', 'b'], 'a und b', 'a and b', 'a oder b', 'a or b'],
    [['a', 'b', 'c'], 'a, b und c', 'a, b and c', 'a, b oder c', 'a, b or c'],
  ])('%j', (items, and, andEn, or, orEn) => {
    expect(formatList(items, 'de')).toBe(and)
    expect(formatList(items, 'en')).toBe(andEn)
    expect(formatChoice(items, 'de')).toBe(or)
    expect(formatChoice(items, 'en')).toBe(orEn)
  })
})

const months = {
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}

describe('days', () => {
  test.each(months.de.map((_, index) => index + 1))('in month %i', month => {
    const twelfth = day(`2026-${String(month).padStart(2, '0')}-12`)
    expect(formatDay(twelfth, 'de')).toBe(`12. ${months.de[month - 1]} 2026`)
    expect(formatDay(twelfth, 'en')).toBe(`12 ${months.en[month - 1]} 2026`)
  })

  test.each([
    [
      '2026-10-12',
      'Montag, 12. Oktober',
      'Monday 12 October',
      '12.10.2026',
      '12/10/2026',
      'Mo. 12.10.',
      'Mon 12/10',
    ],
    [
      '2028-02-29',
      'Dienstag, 29. Februar',
      'Tuesday 29 February',
      '29.02.2028',
      '29/02/2028',
      'Di. 29.2.',
      'Tue 29/02',
    ],
    [
      '2026-01-01',
      'Donnerstag, 1. Januar',
      'Thursday 1 January',
      '01.01.2026',
      '01/01/2026',
      'Do. 1.1.',
      'Thu 01/01',
    ],
  ])('%s', (text, weekday, weekdayEn, short, shortEn, tiny, tinyEn) => {
    expect(formatWeekday(day(text), 'de')).toBe(weekday)
    expect(formatWeekday(day(text), 'en')).toBe(weekdayEn)
    expect(formatShortDay(day(text), 'de')).toBe(short)
    expect(formatShortDay(day(text), 'en')).toBe(shortEn)
    expect(formatTinyDay(day(text), 'de')).toBe(tiny)
    expect(formatTinyDay(day(text), 'en')).toBe(tinyEn)
  })
})

describe('times in Hamburg', () => {
  test.each([
    ['2026-10-12T06:05:00Z', '8:05 Uhr', '8:05', '12. Oktober 2026, 8:05 Uhr'],
    // The night in which the clock goes back: the same hour twice, and the day is still the day.
    ['2026-10-25T00:30:00Z', '2:30 Uhr', '2:30', '25. Oktober 2026, 2:30 Uhr'],
    ['2026-10-25T01:30:00Z', '2:30 Uhr', '2:30', '25. Oktober 2026, 2:30 Uhr'],
    ['2026-12-31T23:00:00Z', '0:00 Uhr', '0:00', '1. Januar 2027, 0:00 Uhr'],
  ])('%s', (text, de, en, whole) => {
    expect(formatTime(at(text), 'de').replace(/^0(?=\d:)/, '')).toBe(de)
    expect(formatTime(at(text), 'en').replace(/^0(?=\d:)/, '')).toBe(en)
    expect(formatInstant(at(text), 'de').replace(/ 0(?=\d:)/, ' ')).toBe(whole)
  })
})
