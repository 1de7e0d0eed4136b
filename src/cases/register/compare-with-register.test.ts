import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import type { RegisterField } from '../../services/index.ts'
import { buildAnswer, buildPerson, buildSnapshot } from '../testing/build-case.ts'
import { type Agreement, compareWithRegister, contradictions } from './compare-with-register.ts'

const agreement = (field: RegisterField | undefined, value: string, person = buildPerson()): Agreement =>
  compareWithRegister(buildSnapshot([buildAnswer(field, value)]), person)[0]!.agreement

describe('comparing answers with the register', () => {
  it.each<[RegisterField | undefined, string, Agreement]>([
    ['familyName', 'Petersen', 'same'],
    ['familyName', 'PETERSEN', 'same'],
    ['familyName', 'Pétersen', 'spelling'],
    ['familyName', 'Petersson', 'contradiction'],
    ['familyName', '', 'unanswered'],
    ['givenNames', 'Jonas', 'same'],
    ['givenNames', 'Friedrich Jonas', 'same'],
    ['givenNames', 'Jonas Karl', 'contradiction'],
    ['birthDate', '1988-03-14', 'same'],
    ['birthDate', '1988-04-13', 'contradiction'],
    ['birthPlace', 'Husum', 'same'],
    ['birthName', '', 'same'],
    ['birthName', 'Hansen', 'contradiction'],
    ['mainAddress', 'Demoweg 8|21029|Hamburg', 'same'],
    ['mainAddress', 'demoweg 8|21029|hamburg', 'same'],
    ['mainAddress', 'Demoweg 9|21029|Hamburg', 'contradiction'],
    ['mainAddress', 'Demoweg 8|21035|Hamburg', 'contradiction'],
    ['movedInOn', '2021-06-15', 'same'],
    [undefined, 'für die Kita', 'not-in-register'],
  ])('%s answered "%s" is %s', (field, value, expected) => {
    expect(agreement(field, value)).toBe(expected)
  })

  it('knows secondary and former dwellings, and finds the former one that is meant', () => {
    const [home] = buildPerson().dwellings
    const moved = (street: string, from: string, until: string) => ({
      ...home!,
      kind: 'former' as const,
      street,
      movedInOn: Temporal.PlainDate.from(from),
      movedOutOn: Temporal.PlainDate.from(until),
    })
    const person = buildPerson({
      dwellings: [
        { ...home!, kind: 'main' },
        { ...home!, kind: 'secondary', street: 'Testgang 18' },
        moved('Probestraße 3', '2014-10-01', '2017-02-01'),
        moved('Probestraße 77', '2017-02-01', '2021-06-15'),
      ],
    })
    expect(agreement('secondaryAddress', 'Testgang 18|21029|Hamburg', person)).toBe('same')
    expect(agreement('secondaryAddress', 'Testgang 19|21029|Hamburg', person)).toBe('contradiction')
    expect(agreement('formerAddress', 'Probestr. 3|21029|Hamburg', person)).toBe('same')
    expect(agreement('formerAddress', 'Probestraße 77|21029|Hamburg', person)).toBe('same')
    expect(agreement('formerAddress', 'Probestraße 5|21029|Hamburg', person)).toBe('contradiction')
    expect(agreement('secondaryAddress', 'Testgang 18|21029|Hamburg')).toBe('contradiction')
    expect(agreement('formerAddress', 'Probestraße 3|21029|Hamburg')).toBe('contradiction')
  })

  it('takes Straße, Strasse and Str. for the same street', () => {
    const dwelling = { ...buildPerson().dwellings[0]!, street: 'Musterstraße 7a' }
    const person = buildPerson({ dwellings: [dwelling] })
    for (const street of ['Musterstraße 7 a', 'Musterstrasse 7a', 'Musterstr. 7a', 'MUSTERSTR. 7A']) {
      expect(agreement('mainAddress', `${street}|21029|Hamburg`, person)).toBe('same')
    }
  })

  it('compares nothing where nobody was found', () => {
    const compared = compareWithRegister(buildSnapshot(), null)
    expect(new Set(compared.map(one => one.agreement))).toEqual(new Set(['not-in-register']))
  })

  it('lists what stands against the register, without what was cleared up', () => {
    const compared = compareWithRegister(
      buildSnapshot([buildAnswer('familyName', 'Petersson'), buildAnswer('birthDate', '1988-03-15')]),
      buildPerson(),
    )
    expect(contradictions(compared, []).map(one => one.answer.question)).toEqual(['familyName', 'birthDate'])
    expect(contradictions(compared, ['familyName']).map(one => one.answer.question)).toEqual(['birthDate'])
  })

  it('never throws and keeps every answer in its order, whatever was typed', () => {
    const fields = fc.constantFrom<RegisterField | undefined>(
      'familyName',
      'givenNames',
      'birthDate',
      'mainAddress',
      undefined,
    )
    const answers = fc.array(fc.tuple(fields, fc.string({ unit: 'binary' })), { maxLength: 8 })
    fc.assert(
      fc.property(answers, typed => {
        const snapshot = buildSnapshot(
          typed.map(([field, value], n) => buildAnswer(field, value, `q${n}` as never)),
        )
        expect(compareWithRegister(snapshot, buildPerson()).map(one => one.answer)).toEqual(
          snapshot.sections[0]!.answers,
        )
      }),
    )
  })
})
