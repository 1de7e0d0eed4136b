import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../foundation/root.ts'
import { readYamlFile } from '../../foundation/yaml/index.ts'
import type { RegisteredPerson } from '../../people/index.ts'
import { ServiceDefinition } from '../../services/index.ts'
import type { SnapshotAnswer } from '../snapshot.ts'
import { buildAnswer, buildCase, buildPerson, buildSnapshot } from '../testing/build-case.ts'
import { composeResult } from './compose-result.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
let definition: ServiceDefinition

beforeAll(async () => {
  definition = await readYamlFile(ServiceDefinition, join(root, 'district/services/meldebescheinigung.yaml'))
})

/** What is underlined among the given names. */
function underlined(person: RegisteredPerson): string | null {
  const letter = composeResult(letterOf(person, simple))
  const values = letter.blocks
    .flatMap(block => (block.kind === 'data' ? block.rows : []))
    .map(row => row.value)
  const marked = values.find(value => typeof value !== 'string' && value.underline)
  if (!marked || typeof marked === 'string' || !marked.underline) return null
  return `${marked.text.slice(0, marked.underline[0])}[${marked.text.slice(...marked.underline)}]`
}

/** The rows of the certificate as `label: value`. */
function rowsFor(person: RegisteredPerson, answers: readonly SnapshotAnswer[]): string[] {
  const letter = composeResult(letterOf(person, answers))
  return letter.blocks
    .flatMap(block => (block.kind === 'data' ? block.rows : []))
    .map(({ label, value }) => `${label}: ${typeof value === 'string' ? value : value.text}`)
}

function letterOf(person: RegisteredPerson, answers: readonly SnapshotAnswer[]) {
  return {
    record: buildCase({ snapshot: buildSnapshot(answers) }),
    definition,
    person,
    kind: 'granted' as const,
    words: '',
    from: {
      sender: { office: 'Team', street: 'Demoweg 1', postcode: '20355', city: 'Hamburg' },
      signature: 'J. Ahrens',
    },
    today: day('2026-11-23'),
    openedOn: day('2026-11-20'),
  }
}

const simple = [buildAnswer(undefined, 'mainDwelling', 'dwelling'), buildAnswer(undefined, 'simple', 'kind')]
const extended = [
  buildAnswer(undefined, 'mainDwelling', 'dwelling'),
  buildAnswer(undefined, 'extended', 'kind'),
]

describe('the certificate of registration', () => {
  it.each([
    ['Anna Ann', 'Ann', 'Anna [Ann]'],
    ['Ann Anna', 'Ann', '[Ann]'],
    ['Hans-Peter', 'Peter', 'Hans-[Peter]'],
    ['Anna Lena', 'Ann', null],
  ])('of %s, called %s, underlines the name in use', (givenNames, callName, expected) => {
    expect(underlined(buildPerson({ givenNames, callName }))).toBe(expected)
  })

  it('holds what § 18 (1) BMG lists, and no more, where the simple one was asked for', () => {
    const person = buildPerson({
      birthName: 'Hansen',
      formerNames: ['Thomsen'],
      doctorate: 'Dr.',
      artistName: 'MC Pegel',
      birthPlace: 'Stettin',
      birthCountry: 'PL',
    })
    expect(rowsFor(person, simple)).toEqual([
      'Familienname: Petersen',
      'Geburtsname: Hansen',
      'Frühere Namen: Thomsen',
      'Vornamen (Rufname unterstrichen): Jonas Friedrich',
      'Doktorgrad: Dr.',
      'Ordensname, Künstlername: MC Pegel',
      'Geburtsdatum: 14.03.1988',
      'Geburtsort: Stettin (Polen)',
      'Wohnung: Demoweg 8, 21029 Hamburg (alleinige Wohnung)',
    ])
  })
  it('adds the day of moving in where the extended one was asked for', () => {
    expect(rowsFor(buildPerson(), extended).at(-1)).toBe('Eingezogen am: 15.06.2021')
    expect(rowsFor(buildPerson(), simple).join()).not.toContain('Eingezogen')
  })
  it('shows the one former dwelling that was asked for, as the register has it', () => {
    const [home] = buildPerson().dwellings
    const former = { ...home!, kind: 'former' as const, movedOutOn: day('2021-06-15') }
    const person = buildPerson({
      dwellings: [
        home!,
        { ...former, street: 'Probestraße 3', movedInOn: day('2014-10-01') },
        { ...former, street: 'Probestraße 77', movedInOn: day('2017-02-01') },
      ],
    })
    const asked = [
      buildAnswer(undefined, 'formerDwelling', 'dwelling'),
      buildAnswer('formerAddress', 'Probestr. 3|21029|Hamburg'),
    ]
    expect(rowsFor(person, asked).at(-1)).toBe(
      'Frühere Wohnung: Probestraße 3, 21029 Hamburg (01.10.2014 bis 15.06.2021)',
    )
    expect(rowsFor(person, simple).join()).not.toContain('Probestraße')
  })
})
