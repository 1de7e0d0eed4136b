import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import type { RegisterField } from '../../services/index.ts'
import { buildAnswer, buildPerson, buildSnapshot } from '../testing/build-case.ts'
import {
  type Agreement,
  compareWithRegister,
  contradictions,
  formerDwelling,
} from './compare-with-register.ts'
import type { FurtherMatch } from './further-people.ts'

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
    ['movedInOn', '2021-06-16', 'contradiction'],
    ['birthPlace', 'Hüsum', 'contradiction'],
    ['birthPlace', 'Húsum', 'spelling'],
    ['birthDate', '', 'unanswered'],
    ['secondaryAddress', '', 'same'],
    ['formerAddress', '', 'same'],
    ['givenNames', 'Jonas  Friedrich', 'same'],
    ['givenNames', 'JONAS', 'same'],
    ['givenNames', 'Jon', 'contradiction'],
    ['givenNames', 'Jonás Friedrich', 'spelling'],
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

  it('shows what the register holds beside the answer, days as staff read them', () => {
    const [home] = buildPerson().dwellings
    const person = buildPerson({
      birthName: 'Hansen',
      birthDate: Temporal.PlainDate.from('1988-03-04'),
      dwellings: [home!, { ...home!, kind: 'secondary', street: 'Testgang 18' }],
    })
    const held = (field: RegisterField) =>
      compareWithRegister(buildSnapshot([buildAnswer(field, 'x')]), person)[0]!.registered
    const fields = [
      'familyName',
      'givenNames',
      'birthName',
      'birthDate',
      'birthPlace',
      'mainAddress',
      'secondaryAddress',
      'formerAddress',
      'movedInOn',
    ] as const
    expect(fields.map(held)).toEqual([
      'Petersen',
      'Jonas Friedrich',
      'Hansen',
      '04.03.1988',
      'Husum',
      'Demoweg 8, 21029 Hamburg',
      'Testgang 18, 21029 Hamburg',
      null,
      '15.06.2021',
    ])
  })

  it('leaves open what the register cannot know of anybody', () => {
    const nowhere = buildPerson({ dwellings: [], birthPlace: '' })
    expect(agreement('mainAddress', 'Demoweg 8|21029|Hamburg', nowhere)).toBe('not-in-register')
    expect(agreement('movedInOn', '2021-06-15', nowhere)).toBe('not-in-register')
    expect(agreement('birthPlace', 'Husum', nowhere)).toBe('not-in-register')
    expect(agreement('mainAddress', '', nowhere)).toBe('same')
  })

  it('takes the former dwelling left last, where the answer names none', () => {
    const [home] = buildPerson().dwellings
    const moved = (street: string, from: string) => ({
      ...home!,
      kind: 'former' as const,
      street,
      movedInOn: Temporal.PlainDate.from(from),
    })
    const dwellings = [
      moved('Erste 1', '2001-01-01'),
      moved('Dritte 3', '2012-01-01'),
      moved('Zweite 2', '2009-01-01'),
    ]
    expect(formerDwelling(buildPerson({ dwellings }), '')?.street).toBe('Dritte 3')
    expect(formerDwelling(buildPerson({ dwellings }), 'Zweite 2|21029|Hamburg')?.street).toBe('Zweite 2')
    expect(formerDwelling(buildPerson(), '')).toBeUndefined()
  })

  it.each([
    ['Musterstraße 7', 'Musterstrasse 7', true],
    ['Musterstr. 7', 'Musterstraße 7', true],
    ['Musterstr 7', 'Musterstraße 7', true],
    ['Straßburger Weg 7', 'Strburger Weg 7', false],
    ['Musterweg 7 a', 'Musterweg 7a', true],
    ['Musterweg 7 A', 'Musterweg 7a', true],
    ['Musterweg 7 ab', 'Musterweg 7ab', false],
    ['Musterweg 7', 'Musterwg. 7', false],
  ])('%s and %s: the same address is %s', (street, registeredStreet, same) => {
    const dwelling = { ...buildPerson().dwellings[0]!, street: registeredStreet }
    const person = buildPerson({ dwellings: [dwelling] })
    expect(agreement('mainAddress', `${street}|21029|Hamburg`, person)).toBe(same ? 'same' : 'contradiction')
  })

  describe('further people', () => {
    const children = { question: 'children', label: 'Kinder', text: 'zwei', value: '2' }
    const child = { question: 'children', familyName: 'Petersen', birthDate: '2015-01-01' }
    const found = buildPerson({ givenNames: 'Mia' })
    const compared = (...further: FurtherMatch[]) =>
      compareWithRegister(
        buildSnapshot([children, buildAnswer('familyName', 'Petersen')]),
        buildPerson(),
        further,
      )

    it('agree where every one of them was found, and are named as the register does', () => {
      const further = [
        { ...child, givenNames: 'Mia', found },
        { ...child, givenNames: 'Li', found: { ...found, givenNames: '', familyName: 'Li' } },
      ]
      expect(compared(...further)[0]).toEqual({
        answer: children,
        registered: 'Mia Petersen, Li',
        agreement: 'same',
      })
    })
    it('stop a certificate where one was not', () => {
      const further = [
        { ...child, givenNames: 'Mia', found },
        { ...child, givenNames: 'Tom', found: null },
      ]
      expect(compared(...further)[0]).toMatchObject({
        registered: 'Mia Petersen',
        agreement: 'contradiction',
      })
      expect(compared(further[1]!)[0]).toMatchObject({ registered: null, agreement: 'contradiction' })
    })
    it('concern no other question', () => {
      const other = { ...child, question: 'other', givenNames: 'Tom', found: null }
      expect(compared(other).map(one => one.agreement)).toEqual(['not-in-register', 'same'])
    })
  })

  it('compares nothing where nobody was found', () => {
    const compared = compareWithRegister(buildSnapshot(), null)
    expect(new Set(compared.map(one => one.agreement))).toEqual(new Set(['not-in-register']))
  })

  it('lists what stands against the register, without what was cleared up', () => {
    const compared = compareWithRegister(
      buildSnapshot([
        buildAnswer('familyName', 'Petersson'),
        buildAnswer('givenNames', 'Jonas'),
        buildAnswer('birthDate', '1988-03-15'),
        buildAnswer('birthPlace', ''),
      ]),
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
