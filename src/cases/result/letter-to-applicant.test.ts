import { describe, expect, it } from 'vitest'
import type { RegisteredPerson } from '../../people/index.ts'
import { buildCase, buildPerson } from '../testing/build-case.ts'
import { hasAddress, recipientLines } from './letter-to-applicant.ts'

describe('who gets the letter', () => {
  const moved = { ...buildPerson().dwellings[0]!, street: 'Registerweg 1' }
  const person = buildPerson({ familyName: 'Petersen-Holm', dwellings: [moved] })
  const lines = (record: Parameters<typeof buildCase>[0], of: RegisteredPerson | null = person) =>
    recipientLines({ record: buildCase(record), person: of })

  it('a certificate goes to the name and the dwelling that the register has', () => {
    expect(lines({})).toEqual(['Jonas Friedrich Petersen-Holm', 'Registerweg 1', '21029 Hamburg'])
    expect(lines({}, buildPerson({ givenNames: '' }))[0]).toBe('Petersen')
  })
  it('everything else goes where it was asked to go', () => {
    const given = ['Jonas Friedrich Petersen', 'Demoweg 8', '21029 Hamburg']
    expect(lines({ outcome: 'decision' })).toEqual(given)
    expect(lines({}, null)).toEqual(given)
    expect(lines({}, buildPerson({ dwellings: [{ ...moved, kind: 'former' }] }))).toEqual(given)
  })
  it('six lines of 120 characters at most, as an envelope has', () => {
    const postalAddress = Array.from({ length: 9 }, () => 'x'.repeat(200))
    const found = lines({ outcome: 'decision', contact: { email: null, phone: null, postalAddress } })
    expect(found.map(line => line.length)).toEqual([24, 120, 120, 120, 120, 120])
  })
  it('nobody, where no address is known', () => {
    const contact = { email: null, phone: null, postalAddress: [] }
    expect(hasAddress({ record: buildCase({ contact }), person: null })).toBe(false)
    expect(hasAddress({ record: buildCase({ contact }), person })).toBe(true)
    expect(hasAddress({ record: buildCase(), person: null })).toBe(true)
  })
})
