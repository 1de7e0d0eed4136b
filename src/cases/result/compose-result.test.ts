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

describe('a letter with the result', () => {
  const both = (de: string) => ({ de, en: `${de} (en)` })
  const remedy = { heading: both('Ihr Recht'), text: both('Sie können Widerspruch einlegen.') }
  const dogs: SnapshotAnswer = {
    ...buildAnswer(undefined, '2', 'dogs'),
    label: 'Hund',
    entries: [
      [
        buildAnswer(undefined, 'Rex', 'name'),
        buildAnswer(undefined, '', 'chip'),
        buildAnswer(undefined, 'Mops', 'kind'),
      ],
      [buildAnswer(undefined, '', 'name')],
    ],
  }
  const answers = [
    buildAnswer(undefined, 'für die Kita', 'purpose'),
    buildAnswer(undefined, '', 'note'),
    dogs,
  ]

  /** Of a service with this result, and no person of the register. */
  function letter(result: object | undefined, overrides: Partial<Parameters<typeof composeResult>[0]> = {}) {
    const record = buildCase({ outcome: 'decision', snapshot: buildSnapshot(answers) })
    const given = { ...letterOf(buildPerson(), []), record, person: null, ...overrides }
    return composeResult({ ...given, definition: { result } as unknown as ServiceDefinition })
  }
  const granted = (...blocks: object[]) => ({ granted: { subject: both('Ihr Bescheid'), blocks }, remedy })
  const textOf = (text: string, overrides?: Partial<Parameters<typeof composeResult>[0]>) =>
    letter(granted({ kind: 'paragraph', text: both(text) }), overrides).blocks[0]

  it('is German, from the team to the applicant, of this day', () => {
    expect(letter(granted({ kind: 'heading', text: both('Bescheid') }))).toEqual({
      language: 'de',
      demo: true,
      sender: { office: 'Team', street: 'Demoweg 1', postcode: '20355', city: 'Hamburg' },
      recipient: { lines: ['Jonas Friedrich Petersen', 'Demoweg 8', '21029 Hamburg'] },
      reference: 'HH-7KQ2-M4',
      date: '2026-11-23',
      subject: 'Ihr Bescheid',
      salutation: 'Guten Tag, Jonas Friedrich Petersen,',
      blocks: [{ kind: 'heading', text: 'Bescheid' }],
      remedy: { heading: 'Ihr Recht', text: 'Sie können Widerspruch einlegen.' },
      closing: { greeting: 'Freundliche Grüße', name: 'J. Ahrens' },
    })
  })

  it.each([
    ['{applicant}', 'Jonas Friedrich Petersen'],
    ['{reference}', 'HH-7KQ2-M4'],
    ['{receivedOn}', '20. November 2026'],
    ['{service}', 'Meldebescheinigung'],
    ['{answer.purpose}', 'für die Kita'],
    ['{answer.note}', '–'],
    ['{answer.unknown}', '–'],
    ['{unknown}', '–'],
    ['{reasons}', '–'],
    ['Am {receivedOn}: {service}.', 'Am 20. November 2026: Meldebescheinigung.'],
    ['{}', '{}'],
  ])('has for %s: %s', (text, filled) => {
    expect(textOf(text)).toEqual({ kind: 'paragraph', text: filled })
  })

  it('gives the reasons in the words of the caseworker, in which nothing is filled', () => {
    const result = {
      ...granted(),
      refused: { subject: both('Ablehnung'), blocks: [{ kind: 'paragraph', text: both('{reasons}') }] },
    }
    const refused = letter(result, { kind: 'refused', words: 'Es fehlt {reference}.' })
    expect(refused).toMatchObject({ subject: 'Ablehnung', blocks: [{ text: 'Es fehlt {reference}.' }] })
  })

  it('shows answers as rows, an entry in one, and none where nothing was answered', () => {
    const [data] = letter(
      granted({ kind: 'answers', questions: ['purpose', 'note', 'dogs', 'unknown'] }),
    ).blocks
    expect(data).toEqual({
      kind: 'data',
      rows: [
        { label: 'Frage purpose', value: 'für die Kita' },
        { label: 'Hund 1', value: 'Rex, Mops' },
        { label: 'Hund 2', value: '–' },
      ],
    })
    expect(letter(granted({ kind: 'answers', questions: ['note', 'unknown'] })).blocks).toEqual([])
  })

  it('shows of the register only what it holds, and nothing where nobody was found', () => {
    const fields = [
      'familyName',
      'birthName',
      'formerNames',
      'doctorate',
      'secondaryAddress',
      'formerAddress',
      'colour',
    ]
    const result = granted({ kind: 'register', fields })
    expect(letter(result, { person: buildPerson() }).blocks).toEqual([
      { kind: 'data', rows: [{ label: 'Familienname', value: 'Petersen' }] },
    ])
    expect(letter(result).blocks).toEqual([])
    expect(
      letter(granted({ kind: 'register', fields: ['doctorate'] }), { person: buildPerson() }).blocks,
    ).toEqual([])
  })

  it('tells which dwelling is which', () => {
    const [home] = buildPerson().dwellings
    const dwellings = [
      { ...home!, kind: 'main' as const },
      { ...home!, kind: 'secondary' as const, street: 'Testgang 18' },
      { ...home!, kind: 'former' as const, street: 'Altweg 1' },
    ]
    const result = granted({ kind: 'register', fields: ['mainAddress', 'secondaryAddress', 'formerAddress'] })
    const [data] = letter(result, { person: buildPerson({ dwellings }) }).blocks
    expect(data).toEqual({
      kind: 'data',
      rows: [
        { label: 'Wohnung', value: 'Demoweg 8, 21029 Hamburg (Hauptwohnung)' },
        { label: 'Nebenwohnung', value: 'Testgang 18, 21029 Hamburg' },
        { label: 'Frühere Wohnung', value: 'Altweg 1, 21029 Hamburg (15.06.2021)' },
      ],
    })
  })

  it('knows of people without a dwelling, a name in use or any given name', () => {
    const person = buildPerson({
      dwellings: [],
      givenNames: '',
      callName: null,
      formerNames: ['Hansen', 'Thomsen'],
    })
    const result = granted({
      kind: 'register',
      fields: ['mainAddress', 'movedInOn', 'givenNames', 'formerNames'],
    })
    expect(letter(result, { person }).blocks).toEqual([
      { kind: 'data', rows: [{ label: 'Frühere Namen', value: 'Hansen, Thomsen' }] },
    ])
    const named = buildPerson({ callName: null })
    expect(letter(granted({ kind: 'register', fields: ['givenNames'] }), { person: named }).blocks).toEqual([
      { kind: 'data', rows: [{ label: 'Vornamen (Rufname unterstrichen)', value: 'Jonas Friedrich' }] },
    ])
  })

  it('leaves out what waits for another answer', () => {
    const when = (question: string, ...is: string[]) => ({
      kind: 'heading',
      text: both(question),
      when: { question, is },
    })
    const shown = letter(
      granted(when('purpose', 'x', 'für die Kita'), when('purpose', 'x'), when('unknown', '')),
    ).blocks
    expect(shown).toEqual([{ kind: 'heading', text: 'purpose' }])
  })

  it('is an answer in the words of the caseworker, where the service has no result', () => {
    const answered = letter(undefined, { kind: 'answered', words: 'Ja, {reference}.' })
    expect(answered).toMatchObject({
      subject: 'Ihre Anfrage: Meldebescheinigung',
      blocks: [{ kind: 'paragraph', text: 'Ja, {reference}.' }],
    })
    expect(answered).not.toHaveProperty('remedy')
  })

  it.each([
    ['decision', 'granted', true],
    ['decision', 'answered', false],
    ['certificate', 'granted', false],
    ['acknowledgement', 'granted', false],
  ] as const)('on a %s that is %s tells of the remedy: %s', (outcome, kind, told) => {
    const record = buildCase({ outcome, snapshot: buildSnapshot(answers) })
    expect(Object.hasOwn(letter(granted(), { record, kind }), 'remedy')).toBe(told)
  })

  it('tells of no remedy where the service knows none', () => {
    const { remedy: _, ...without } = granted()
    expect(letter(without)).not.toHaveProperty('remedy')
  })
})
