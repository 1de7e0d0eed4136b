import { describe, expect, test } from 'vitest'
import type { LetterBlock, LetterContent } from './letter-content.ts'
import { letterInput } from './letter-input.ts'
import { letterLabels } from './letter-labels.ts'
import { buildLetter } from './testing/example-letters.ts'

const input = (overrides: Partial<LetterContent> = {}) => JSON.parse(letterInput(buildLetter(overrides)))
const blocks = (...given: LetterBlock[]) => input({ blocks: given }).blocks
const value = (given: Extract<LetterBlock, { kind: 'data' }>['rows'][number]['value']) =>
  blocks({ kind: 'data', rows: [{ label: 'Vornamen', value: given }] })[0].rows[0].value

describe('what the template gets', () => {
  test('is the letter with the words of its language', () => {
    expect(input()).toEqual({
      language: 'de',
      region: 'DE',
      demo: true,
      labels: letterLabels.de,
      title: 'Ihr Antrag auf Wohngeld',
      subject: 'Ihr Antrag auf Wohngeld',
      sender: buildLetter().sender,
      recipient: ['Frau', 'Miriam Schröder', 'Eppendorfer Landstraße 44', '20249 Hamburg'],
      'return-address': 'Bezirksamt Hamburg-Nord · Lenhartzstraße 28 · 20249 Hamburg',
      reference: 'HH-2026-004711',
      date: '5. März 2026',
      day: { year: 2026, month: 3, day: 5 },
      information: [
        { label: 'Unser Zeichen', value: 'HH-2026-004711' },
        { label: 'Datum', value: '5. März 2026' },
        { label: 'Ansprechstelle', value: 'Kundenzentrum Hamburg-Nord' },
        { label: 'Telefon', value: '040 115' },
        { label: 'E-Mail', value: 'kundenzentrum@hamburg-nord.example' },
      ],
      footer: [
        ['Bezirksamt Hamburg-Nord', 'Kundenzentrum Hamburg-Nord'],
        ['Lenhartzstraße 28', '20249 Hamburg'],
        ['040 115', 'kundenzentrum@hamburg-nord.example'],
      ],
      blocks: [{ kind: 'paragraph', parts: ['wir haben Ihren Antrag erhalten.'] }],
    })
  })

  test('in English has its date and region in English', () => {
    expect(input({ language: 'en' })).toMatchObject({
      region: 'GB',
      date: '5 March 2026',
      labels: letterLabels.en,
    })
  })

  test('has no line for what the sender does not have', () => {
    const { unit, phone, email, ...sender } = buildLetter().sender
    const { information, footer } = input({ sender })
    expect(information.map(({ label }: { label: string }) => label)).toEqual(['Unser Zeichen', 'Datum'])
    expect(footer).toEqual([['Bezirksamt Hamburg-Nord'], ['Lenhartzstraße 28', '20249 Hamburg'], []])
  })

  test('has salutation, closing and enclosures where the letter has them', () => {
    const closing = { greeting: 'Freundliche\nGrüße', name: ' J.  Ahrens ' }
    expect(input({ salutation: 'Guten\tTag,', closing, enclosures: ['Merk\u00ADblatt'] })).toMatchObject({
      salutation: 'Guten Tag,',
      closing: { greeting: 'Freundliche Grüße', name: 'J. Ahrens' },
      enclosures: ['Merkblatt'],
    })
    for (const missing of ['salutation', 'closing', 'enclosures']) expect(input()).not.toHaveProperty(missing)
  })

  test('is one line wherever the letter has one', () => {
    const printed = input({
      reference: 'HH\n1',
      subject: 'Ein\nTitel',
      recipient: { lines: ['Frau\nSchröder'] },
      blocks: [],
    })
    expect(printed).toMatchObject({
      reference: 'HH 1',
      title: 'Ein Titel',
      subject: 'Ein Titel',
      recipient: ['Frau Schröder'],
    })
  })
})

describe('a block', () => {
  test('keeps lines in paragraphs and items, and nowhere else', () => {
    const text = ' eins\nzwei\n\ndrei '
    expect(
      blocks(
        { kind: 'paragraph', text },
        { kind: 'heading', text },
        { kind: 'list', items: [text, 'vier'] },
        { kind: 'data', rows: [{ label: text, value: text }] },
      ),
    ).toEqual([
      { kind: 'paragraph', parts: ['eins\nzwei', 'drei'] },
      { kind: 'heading', text: 'eins zwei drei' },
      { kind: 'list', items: ['eins\nzwei\n\ndrei', 'vier'] },
      {
        kind: 'data',
        rows: [{ label: 'eins zwei drei', value: [{ text: ' eins zwei drei ', underlined: false }] }],
      },
    ])
  })

  test('of the remedy comes last, as heading and paragraphs', () => {
    const remedy = { heading: 'Ihr Recht', text: 'eins\n\nzwei' }
    expect(input({ remedy }).blocks.slice(1)).toEqual([
      { kind: 'heading', text: 'Ihr Recht' },
      { kind: 'paragraph', parts: ['eins', 'zwei'] },
    ])
  })
})

describe('a value', () => {
  const [plain, underlined] = [false, true]
  test.each<[string, readonly [number, number] | undefined, [string, boolean][]]>([
    ['Anna Lena', undefined, [['Anna Lena', plain]]],
    [
      'Anna Lena',
      [5, 9],
      [
        ['Anna ', plain],
        ['Lena', underlined],
      ],
    ],
    [
      'Anna Lena',
      [0, 4],
      [
        ['Anna', underlined],
        [' Lena', plain],
      ],
    ],
    [
      'Anna Lena Ute',
      [5, 9],
      [
        ['Anna ', plain],
        ['Lena', underlined],
        [' Ute', plain],
      ],
    ],
    ['Anna', [0, 4], [['Anna', underlined]]],
    [
      '\u200BAnna  Lena',
      [7, 11],
      [
        ['Anna ', plain],
        ['Lena', underlined],
      ],
    ],
  ])('%j underlined at %j', (text, underline, runs) => {
    const given = underline ? { text, underline } : { text }
    expect(value(given)).toEqual(runs.map(([part, under]) => ({ text: part, underlined: under })))
  })
})
