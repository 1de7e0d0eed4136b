import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { calendarFile } from './calendar-file.ts'

const given = {
  uid: 'HH-2346-78@amt.example',
  day: Temporal.PlainDate.from('2026-12-31'),
  summary: 'Antwort',
  description: 'Bis heute antworten wir.',
  madeAt: Temporal.Instant.from('2026-11-03T08:52:00.4Z'),
}
const fileOf = (overrides: object = {}) => calendarFile({ ...given, ...overrides }).toString()
/** As a calendar reads it: lines put together again (RFC 5545, 3.1), signs freed (3.3.11). */
const read = (name: string, file: string) =>
  file
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .find(line => line.startsWith(`${name}:`))!
    .slice(name.length + 1)
    .replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))

test('is one whole day, which ends where the next begins', () => {
  expect(fileOf().split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Schalter//DE',
    'BEGIN:VEVENT',
    'UID:HH-2346-78@amt.example',
    'DTSTAMP:20261103T085200Z',
    'DTSTART;VALUE=DATE:20261231',
    'DTEND;VALUE=DATE:20270101',
    'SUMMARY:Antwort',
    'DESCRIPTION:Bis heute antworten wir.',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

describe('what is written into it', () => {
  test('frees the signs that mean something there', () => {
    expect(fileOf({ summary: 'a,b;c\\d\ne\r\nf' })).toContain('SUMMARY:a\\,b\\;c\\\\d\\ne\\nf\r\n')
  })

  test('fills a line with 75 bytes at most', () => {
    const lines = fileOf({ summary: 'x'.repeat(200) }).split('\r\n')
    const begin = lines.findIndex(line => line.startsWith('SUMMARY'))
    expect(lines.slice(begin, begin + 3).map(line => line.length)).toEqual([74, 74, 208 - 74 - 73 + 1])
  })

  test('is read again as it was, and no letter is cut in two', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 }).map(typed => typed.replace(/\p{Cc}/gu, ''))
    fc.assert(
      fc.property(text, text, (summary, description) => {
        const file = calendarFile({ ...given, summary, description })
        expect([read('SUMMARY', file.toString()), read('DESCRIPTION', file.toString())]).toEqual([
          summary,
          description,
        ])
        for (const line of file.toString().split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line).not.toContain('\uFFFD')
        }
      }),
    )
  })
})
