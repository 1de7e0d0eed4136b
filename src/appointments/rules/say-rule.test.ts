import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import type { NewRule } from '../availability/rule.ts'
import { openRule } from '../testing/small-city.ts'
import { sayRule } from './say-rule.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const time = (text: string) => Temporal.PlainTime.from(text)
const today = day('2026-11-27')
const rule = (overrides: object) => ({ ...openRule('altona'), ...overrides }) as NewRule
const said = (overrides: object) => sayRule(rule(overrides), today, 'de')

it('says a rule in the words of whoever manages the office', () => {
  expect(said({ pools: ['altona/counter'], places: 6, until: time('16:00') })).toBe(
    'Jeden Montag bis Freitag, 8 bis 16 Uhr: 6 Plätze an Schaltern',
  )
  expect(said({ weekdays: [3, 1], places: 1, from: time('08:30') })).toBe(
    'Jeden Montag und Mittwoch, 8:30 bis 12 Uhr: 1 Platz an jeder Art von Platz',
  )
  expect(said({ weekdays: [1, 2, 3, 4, 5, 6, 7] })).toContain('Jeden Tag, 8 bis 12 Uhr')
})

it('says how it repeats, and from when on and until when as far as that matters', () => {
  expect(said({ repeats: 'monthly', nth: 1, weekdays: [2], validUntil: day('2027-03-31') })).toContain(
    'Jeden ersten Dienstag im Monat, bis 31.03.2027, 8 bis 12 Uhr: ',
  )
  expect(said({ repeats: 'monthly', nth: -1, weekdays: [4] })).toContain('Jeden letzten Donnerstag im Monat')
  expect(said({ everyWeeks: 2, weekdays: [1], validFrom: day('2026-11-11') })).toContain(
    'Alle 2 Wochen am Montag, gezählt ab der Woche vom 11.11.2026, 8 bis 12 Uhr',
  )
  expect(said({ validFrom: day('2026-12-01') })).toContain('Jeden Montag bis Freitag, ab 01.12.2026')
})

it('says closures with their reason, and places that are kept with for whom', () => {
  const christmasEve = {
    kind: 'closed',
    repeats: 'once',
    validFrom: day('2026-12-24'),
    validUntil: day('2026-12-24'),
    from: time('07:00'),
    until: time('19:00'),
    reason: { de: 'Heiligabend', en: 'Christmas Eve' },
  }
  expect(said(christmasEve)).toBe('Nur am 24.12.2026: geschlossen (Heiligabend)')
  expect(sayRule(rule(christmasEve), today, 'en')).toBe('Only on 24/12/2026: closed (Christmas Eve)')
  expect(said({ kind: 'kept', keptFor: 'hotline', places: 2, pools: ['altona/counter'] })).toBe(
    'Jeden Montag bis Freitag, 8 bis 12 Uhr: 2 Plätze an Schaltern zurückgehalten für die Hotline 115',
  )
  expect(said({ kind: 'closed', pools: ['altona/biometrics', 'altona/phone'] })).toContain(
    'keine Plätze an Geräten für Foto und Fingerabdruck und am Telefon',
  )
})
