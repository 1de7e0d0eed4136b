import { describe, expect, test } from 'vitest'
import { hashPassword, passwordMatches } from './password.ts'
import { passwordProblem } from './password-rule.ts'

const names = ['ahrens', 'Jule Ahrens']

describe('a new password', () => {
  test.each([
    ['elf Zeichen', 'too-short'],
    ['zwölf Zeiche', null],
    ['Kupfer Nebel', null],
    ['x'.repeat(201), 'too-long'],
  ])('%j: %s, by length alone', (password, problem) => {
    expect(passwordProblem(password, names)).toBe(problem)
  })

  test.each([64, 128, 200])('of %i signs is taken', length => {
    expect(passwordProblem('Kupfer Nebel Radweg Quitte '.repeat(8).slice(0, length), names)).toBeNull()
  })

  test.each([
    ['small letters alone', 'kupfernebelradweg'],
    ['capitals alone', 'KUPFERNEBELRADWEG'],
    ['signs of many kinds', '¿κύπρος → туман 雾?'],
    ['blanks within', 'vier Wörter ohne Zusammenhang'],
  ])('may be made of %s', (_, password) => {
    expect(passwordProblem(password, names)).toBeNull()
  })

  test.each([
    ['a word of every list', 'Passwort12345'],
    ['it with digits for letters', 'P4ssw0rt!2026'],
    ['rows of keys', 'qwertzuiop123'],
    ['a season and a year', 'Sommer2026!!!'],
    ['one sign after the other', 'ababababababab'],
    ['digits alone', '927461038562'],
  ])('is not %s', (_, password) => {
    expect(passwordProblem(password, names)).toBe('too-common')
  })

  test.each(['Schalter2026!', 'Bezirksamt123', 'Hamburg-Hamburg', 'Hansestadt#1234', 'Behörde 2026 !'])(
    'is not made of words of this house: %s',
    password => {
      expect(passwordProblem(password, names)).toBe('too-common')
    },
  )

  test.each(['Jule Kupfer Nebel', 'kupfer.AHRENS.nebel', '4hrens und Kupfer'])(
    'does not hold the own name: %s',
    password => {
      expect(passwordProblem(password, names)).toBe('own-name')
    },
  )
})

describe('a password that was set', () => {
  const own = ` Kupfer  Nebel ${'x'.repeat(150)} Quitte `

  test.each([
    ['itself', own, true],
    ['small letters for capitals', own.toLowerCase(), false],
    ['without the blanks at its ends', own.trim(), false],
    ['one blank for two', own.replace('  ', ' '), false],
    ['its beginning', own.slice(0, 72), false],
    ['another last sign', `${own.slice(0, -1)}!`, false],
  ])('is opened by %s: %s', async (_, typed, opens) => {
    expect(await passwordMatches(await hashPassword(own), typed)).toBe(opens)
  })

  test('opens from another keyboard, which sends ö as two signs', async () => {
    const stored = await hashPassword('Kupfer Möwe Radweg'.normalize('NFC'))
    expect(await passwordMatches(stored, 'Kupfer Möwe Radweg'.normalize('NFD'))).toBe(true)
  })

  test('is kept by argon2id with a salt of its own and the costs OWASP asks for', async () => {
    const [one, other] = [await hashPassword(own), await hashPassword(own)]
    expect(one).not.toBe(other)
    const [, algorithm, , costs] = one.split('$')
    const { m, t } = Object.fromEntries(costs!.split(',').map(part => part.split('='))) as Record<
      string,
      string
    >
    expect(algorithm).toBe('argon2id')
    expect(Number(m)).toBeGreaterThanOrEqual(19 * 1024)
    expect(Number(t)).toBeGreaterThanOrEqual(2)
  })

  test('nobody has an empty one', async () => {
    for (const typed of ['', 'nobody has this password']) {
      expect(await passwordMatches('', typed)).toBe(false)
      expect(await passwordMatches(null, typed)).toBe(false)
    }
  })
})
