import { describe, expect, test } from 'vitest'
import { isEmail, readFormat } from './formats.ts'

const takes = (format: keyof typeof readFormat, typed: string) =>
  !('faults' in readFormat[format](typed, 'de'))
const label = (length: number) => 'x'.repeat(length)

describe('mail can be sent without quoting to', () => {
  test.each([
    'a@b.de',
    'anna.muster+amt@beispiel.de',
    "o'neill!#$%&*/=?^_`{|}~-@beispiel.de",
    'a@bücher.example',
    'a@1und1.de',
    'a@a-b.c-d.de',
    `${label(64)}@b.de`,
    `a@${label(63)}.de`,
    `a@${`${label(61)}.`.repeat(4)}de12`,
  ])('%s', address => {
    expect(isEmail(address)).toBe(true)
  })
})

describe('no mail can be sent to', () => {
  test.each([
    '',
    '@',
    '@b.de',
    'a@',
    'a',
    'a.b.de',
    'a@b',
    'a@b.',
    'a@.de',
    'a@b..de',
    'a@-b.de',
    'a@b-.de',
    'a@b_c.de',
    '.a@b.de',
    'a.@b.de',
    'a..b@c.de',
    'a b@c.de',
    'ä@b.de',
    'a@b@c.de',
    '"a"@b.de',
    'x <a@b.de>',
    'a@b.de ',
    'a@[127.0.0.1]',
    `${label(65)}@b.de`,
    `a@${label(64)}.de`,
    `a@${`${label(61)}.`.repeat(4)}de1234`,
  ])('%j', address => {
    expect(isEmail(address)).toBe(false)
  })

  test('an address longer than 254 characters', () => {
    const ofLength = (length: number) => `${label(64)}@${`${label(60)}.`.repeat(3)}${label(length - 248)}`
    expect([ofLength(254).length, isEmail(ofLength(254))]).toEqual([254, true])
    expect([ofLength(255).length, isEmail(ofLength(255))]).toEqual([255, false])
  })
})

describe('a phone number', () => {
  test.each([
    '040 123',
    '040123',
    '123456',
    '+49 40 123456',
    '(040) 12-34.56',
    '(+49) 40 / 123456',
    '1'.repeat(15),
  ])('may be %j', typed => {
    expect(takes('phone', typed)).toBe(true)
  })
  test.each([
    '12345',
    '1'.repeat(16),
    '+',
    '++49 40 123456',
    '-040 123456',
    '040 123456 x',
    'x 040 123456',
    '((040) 123456',
    '040+123456',
  ])('is not %j', typed => {
    expect(takes('phone', typed)).toBe(false)
  })
})

describe('a postcode', () => {
  test.each(['22111', '22 111', '00001', '01067', '22.111', '22-111'])('may be %j', typed => {
    expect(readFormat.postcode(typed, 'de')).toMatchObject({ value: typed.replace(/\D/g, '') })
  })
  test.each(['00000', '2211', '221111', 'x22111', '22111x', 'D-22111'])('is not %j', typed => {
    expect(takes('postcode', typed)).toBe(false)
  })
})

test.each(['2760981001234567', '27609810012345', 'x276098100123456', '276098100123456x', ''])(
  'a chip has fifteen digits, unlike %j',
  typed => {
    expect(takes('microchip', typed)).toBe(false)
  },
)

describe('an IBAN', () => {
  test.each([
    'DE02120300000000202051',
    'GB82WEST12345698765432',
    'NO9386011117947',
    'MT84MALT011000012345MTLCAST001S',
  ])('%s is one, however it is grouped', iban => {
    expect(readFormat.iban(iban.toLowerCase().replace(/(.{3})/g, '$1-'), 'de')).toMatchObject({ value: iban })
  })
  test.each([
    ['too few characters', 'NO938601111794'],
    ['too many', `MT84MALT011000012345MTLCAST001S${'0'.repeat(4)}`],
    ['a German one of another length', 'DE0212030000000020205'],
    ['a country of digits', '1202120300000000202051'],
    ['no check digits', 'DEAB120300000000202051'],
    ['something before it', 'IBANDE02120300000000202051'],
    ['a sign within it', 'DE021203000000002020?1'],
  ])('has not %s', (_, typed) => {
    const outcome = readFormat.iban(typed, 'de')
    expect('faults' in outcome && outcome.faults[0]?.sentence).toMatch(/^Bitte geben Sie die ganze IBAN ein/)
  })
  test('shows each wrong digit by its check digits', () => {
    const iban = 'DE02120300000000202051'
    for (let at = 2; at < iban.length; at++)
      for (const digit of '0123456789') {
        const typed = iban.slice(0, at) + digit + iban.slice(at + 1)
        expect(takes('iban', typed), typed).toBe(typed === iban)
      }
  })
})

test('a name has a letter, beside whatever else', () => {
  expect(['X', 'd’Arc', '`A'].every(typed => takes('name', typed))).toBe(true)
  expect(["'", '-', '. .', '’'].some(typed => takes('name', typed))).toBe(false)
})
