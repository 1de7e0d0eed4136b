import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  browserHash,
  differences,
  type Identified,
  isFresh,
  isSameBrowser,
  isVerified,
  proofFor,
  verifiedAnswers,
} from './identified.ts'

const at = Temporal.Instant.from('2026-11-03T08:52:00Z')
const identified: Identified = {
  person: { familyName: 'Yıldız', givenNames: 'Ayşe Fatma', birthDate: '1988-03-01' },
  level: 'high',
  means: 'eid',
  provider: 'demo',
  reference: 'demo:yildiz',
  at: at.toString(),
  browser: browserHash('abc'),
}

describe('what was typed beside the proof', () => {
  test.each([
    ['nothing', {}, []],
    ['the same', { familyName: 'Yıldız', givenNames: 'Ayşe Fatma', birthDate: '01.03.1988' }, []],
    ['other letters', { familyName: 'YILDIZ', givenNames: 'ayse' }, []],
    ['some of the given names', { givenNames: 'Fatma' }, []],
    ['a day without zeros', { birthDate: '1.3.1988' }, []],
    ['spaces around and between names', { familyName: ' Yıldız ', givenNames: ' Ayşe   Fatma ' }, []],
    ['a day with spaces', { birthDate: ' 1. 3. 1988 ' }, []],
    ['the digits of the day in another order', { birthDate: '0.10.31988' }, ['birthDate']],
    ['nothing but spaces', { familyName: '  ', givenNames: ' ' }, []],
    ['another name', { familyName: 'Petersen' }, ['familyName']],
    ['another given name', { givenNames: 'Ayşe Greta' }, ['givenNames']],
    ['another day', { birthDate: '2.3.1988' }, ['birthDate']],
    [
      'somebody else',
      { familyName: 'Nowak', givenNames: 'Paula', birthDate: '30.01.1979' },
      ['familyName', 'givenNames', 'birthDate'],
    ],
  ])('%s', (_, typed, fields) => {
    expect(differences(typed, identified).map(({ field }) => field)).toEqual(fields)
  })
  test('never differs from the answers of the proof itself', () => {
    expect(differences(verifiedAnswers(identified), identified)).toEqual([])
  })
})

test('whoever has one name only has it in both fields', () => {
  const one = { ...identified, person: { ...identified.person, givenNames: '' } }
  expect(verifiedAnswers(one)).toEqual({
    familyName: 'Yıldız',
    givenNames: 'Yıldız',
    birthDate: '01.03.1988',
  })
})

test('holds for an hour and no longer', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), minutes => {
      expect(isFresh(identified, at.add({ minutes }))).toBe(minutes < 60)
    }),
  )
})

test('holds in the browser in which it was given', () => {
  expect(isSameBrowser(identified, 'abc')).toBe(true)
  expect(isSameBrowser(identified, 'abd')).toBe(false)
  expect(isSameBrowser(identified, undefined)).toBe(false)
})

test('a difference tells both sides', () => {
  expect(differences({ familyName: ' Petersen ' }, identified)).toEqual([
    { field: 'familyName', typed: 'Petersen', verified: 'Yıldız' },
  ])
})

test('who proves it answers the questions about the own name and day of birth, and no others', () => {
  for (const question of ['familyName', 'givenNames', 'birthDate'])
    expect(isVerified(identified, question)).toBe(true)
  for (const question of ['mainAddress', 'email', '', 'constructor'])
    expect(isVerified(identified, question)).toBe(false)
  expect(isVerified(null, 'familyName')).toBe(false)
})

test('the case keeps how it was proved, and no names', () => {
  expect(proofFor(identified)).toEqual({
    means: 'eid',
    level: 'high',
    at: identified.at,
    reference: 'demo/demo:yildiz',
  })
})
