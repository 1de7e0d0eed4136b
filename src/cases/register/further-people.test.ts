import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { RegisteredPerson } from '../../people/index.ts'
import type { SnapshotAnswer } from '../snapshot.ts'
import { buildAnswer, buildPerson, buildSnapshot } from '../testing/build-case.ts'
import { findFurtherPeople, furtherPeople } from './further-people.ts'

const today = Temporal.PlainDate.from('2026-11-03')
const named = (familyName: string, givenNames: string, birthDate: string) => [
  buildAnswer('familyName', familyName),
  buildAnswer('givenNames', givenNames),
  buildAnswer('birthDate', birthDate),
]
const children = (...entries: SnapshotAnswer[][]): SnapshotAnswer => ({
  ...buildAnswer(undefined, `${entries.length}`, 'children'),
  entries,
})
const mia = named('Petersen', 'Mia', '2015-01-31')

describe('people named in a repeated question', () => {
  test('are those whose name and day of birth are told in terms of the register', () => {
    const dog = [buildAnswer(undefined, 'Rex', 'dogName')]
    const snapshot = buildSnapshot([
      buildAnswer('birthDate', '1988-03-14'),
      children(mia, dog),
      children(named('', 'Li', '2019-05-05')),
    ])
    expect(furtherPeople(snapshot)).toEqual([
      { question: 'children', familyName: 'Petersen', givenNames: 'Mia', birthDate: '2015-01-31' },
      { question: 'children', familyName: '', givenNames: 'Li', birthDate: '2019-05-05' },
    ])
  })
  test('need not have every name', () => {
    const [, , birthDate] = mia
    expect(furtherPeople(buildSnapshot([children([birthDate!])]))).toEqual([
      { question: 'children', familyName: '', givenNames: '', birthDate: '2015-01-31' },
    ])
  })
})

describe('somebody is found', () => {
  const applicant = buildPerson()
  const child = buildPerson({ id: 'mia', givenNames: 'Mia' })
  const find = async (hits: RegisteredPerson[], of: RegisteredPerson | null = applicant) => {
    const asked: unknown[] = []
    const register = {
      find: async (query: unknown) => {
        asked.push(query)
        return hits
      },
    }
    const [match] = await findFurtherPeople(register, buildSnapshot([children(mia)]), of, today)
    expect(asked).toMatchObject([
      { familyName: 'Petersen', givenNames: 'Mia', birthDate: Temporal.PlainDate.from('2015-01-31') },
    ])
    return match!.found?.id ?? null
  }
  const living = (overrides: object) => {
    const [home] = child.dwellings
    return { ...child, dwellings: [{ ...home!, ...overrides }] }
  }

  test('who is the only one, and lives with whoever applies', async () => {
    expect(await find([child])).toBe('mia')
  })
  test.each<[string, RegisteredPerson[]]>([
    ['nobody fits', []],
    ['two fit', [child, child]],
    ['the child lives in another house', [living({ street: 'Demoweg 9' })]],
    ['the child lives in another place', [living({ postcode: '21035' })]],
    ['the child lives there no longer', [living({ kind: 'former' })]],
    ['the register warns', [{ ...child, disclosureBlockUntil: today }]],
    ['the child has died', [{ ...child, diedOn: today }]],
  ])('unless %s', async (_, hits) => {
    expect(await find(hits)).toBeNull()
  })
  test('unless nobody knows where whoever applies lives', async () => {
    expect(await find([child], null)).toBeNull()
    expect(await find([{ ...child, dwellings: [] }], { ...applicant, dwellings: [] })).toBeNull()
  })
})
