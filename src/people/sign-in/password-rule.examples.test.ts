import { describe, expect, test } from 'vitest'
import { passwordProblem } from './password-rule.ts'

const good = 'Kupfer Nebel Radweg'
const names = ['ahrens', 'Jörg Ahrens', 'Li Wu']

describe('a new password', () => {
  test.each([good, 'zvqkrtmwplxe', '12 Kraniche ziehen', 'ñandú überquert Föhr'])('%s will do', password => {
    expect(passwordProblem(password, names)).toBeNull()
  })

  test('has twelve characters at least and two hundred at most', () => {
    expect(passwordProblem('zvqkrtmwplx', [])).toBe('too-short')
    expect(passwordProblem('zvqkrtmwplxe', [])).toBeNull()
    expect(passwordProblem('zvqkrtmwpl'.repeat(20), [])).toBeNull()
    expect(passwordProblem(`${'zvqkrtmwpl'.repeat(20)}x`, [])).toBe('too-long')
  })

  test('counts a character once, of however many units or marks it is made', () => {
    expect(passwordProblem('zvqkrtmwp🙂🙂', [])).toBe('too-short')
    expect(passwordProblem('zvqkrtmwpla\u0308', [])).toBe('too-short')
  })

  test('is no pattern: six different characters at least', () => {
    expect(passwordProblem('zvqkrzvqkrzvqkr', [])).toBe('too-common')
    expect(passwordProblem('zvqkrmzvqkrmzvqkrm', [])).toBeNull()
  })

  test.each([
    ['the name for signing in', 'ahrens kupfer nebel'],
    ['a part of the name', 'Kupfer JÖRG Nebel'],
    ['with digits for letters', 'Kupfer 4hr3n5 Nebel'],
    ['in pieces of another word', 'MeinAhrensRadweg'],
  ])('does not have %s in it', (_, password) => {
    expect(passwordProblem(password, names)).toBe('own-name')
  })

  test('may have in it what is too short to be anybody’s name', () => {
    expect(passwordProblem('Lineal Wunder Kupfer', names)).toBeNull()
    expect(passwordProblem('Kupfer Anna Radweg', ['Ann'])).toBeNull()
    expect(passwordProblem('Kupfer Anna Radweg', ['Anna'])).toBe('own-name')
  })

  test.each([
    'Passwort1234!',
    'P4ssw0rt!P4ssw0rt!',
    'Password2026Password',
    'qwertzuiop12345',
    'Hamburg-Hamburg-2026',
    'Schalter Bezirksamt 1',
    'Sommer2026Winter2027',
    'ichliebedich!!!123',
    'Willkommen@Hamburg',
    'abcdefgh12345678',
    'Behörde Frühling 2026',
    '987654321098765',
    'P@$$w0rd 1 2 3 4 5 6',
    'Geheim-Geheim-xyz',
    'football-baseball-1',
    'Administrator-Login',
    'w1llkommen w1llkommen',
    'abcdef-abcdef-67',
    'abcd abcd abcd abcd 67',
    'abc abc abc 67',
  ])('%s is made of what everybody tries first', password => {
    expect(passwordProblem(password, [])).toBe('too-common')
  })

  test('has to have four letters beside what everybody tries', () => {
    expect(passwordProblem('Hamburg 2026 xyz', [])).toBe('too-common')
    expect(passwordProblem('Hamburg 2026 xyzw', [])).toBeNull()
  })

  test('may have the letters that would be left only where common words are cut out whole', () => {
    expect(passwordProblem('hampasswortburg', [])).toBeNull()
  })
})
