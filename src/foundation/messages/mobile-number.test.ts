import { expect, test } from 'vitest'
import { displayNumber, readMobileNumber } from './mobile-number.ts'

test.each([
  '0171 1234567',
  '0171/123 45 67',
  '0171-1234567',
  '+49 (0)171 1234567',
  '0049 171 1234567',
  '\u202a+49 171 1234567\u202c',
  ' +49\u00a0171\u00a01234567 ',
])('a German mobile number as people type it: %j', typed => {
  expect(readMobileNumber(typed, ['DE'])).toEqual({ ok: true, number: '+491711234567' })
})

test.each([
  '',
  '115',
  '040 428 28 0',
  '0900 1234567',
  '0137 1234567',
  '0700 12345678',
  '0171 123',
  '0171 1234567 ext 5',
  'Meine Nummer ist 0171 1234567',
  '0171 1234567, 0172 1234567',
  '+882 1234567',
  '1'.repeat(5000),
])('what gets no SMS, or costs somebody money: %j', typed => {
  expect(readMobileNumber(typed, ['DE'])).toEqual({ ok: false, refusal: 'no-mobile-number' })
})

test('other countries only where the house sends there', () => {
  expect(readMobileNumber('+45 20 12 34 56', ['DE'])).toEqual({ ok: false, refusal: 'country' })
  expect(readMobileNumber('+45 20 12 34 56', ['DE', 'DK'])).toEqual({ ok: true, number: '+4520123456' })
})

test('people read it in groups', () => {
  expect(displayNumber('+491711234567')).toBe('+49 171 1234567')
})
