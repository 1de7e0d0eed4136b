import { afterAll, describe, expect, test } from 'vitest'
import { ZodError } from 'zod'
import { closeLetterProcess, renderLetter } from './render-letter.ts'
import { acknowledgement, buildLetter, certificate, decision } from './testing/example-letters.ts'
import { type PrintedText, readPdf } from './testing/read-pdf.ts'

afterAll(closeLetterProcess)

const render = async (...letter: Parameters<typeof buildLetter>) =>
  readPdf(await renderLetter(buildLetter(...letter)))
const textOf = (printed: readonly PrintedText[]) => printed.map(({ text }) => text).join('\n')

describe('an accessible letter', () => {
  test('claims PDF/UA-1 and is tagged, with language and title', async () => {
    const pdf = await readPdf(await renderLetter(decision))
    expect(pdf.xmp.getRaw()).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf.marked).toBe(true)
    expect(pdf.info).toMatchObject({
      Language: 'de-DE',
      Title: decision.subject,
      Author: 'Bezirksamt Hamburg-Nord',
    })
  })

  test('says everything in reading order, with its headings', async () => {
    const { pages, outline } = await readPdf(await renderLetter(decision))
    const read = pages.flatMap(page => page.read)
    expect(read.filter(({ role }) => role === 'loose')).toEqual([])
    expect(read.filter(({ role }) => role.startsWith('H'))).toEqual([
      { role: 'H1', text: 'Bescheid über Ihren Antrag auf einen Bewohnerparkausweis' },
      { role: 'H2', text: 'Entscheidung' },
      { role: 'H2', text: 'Begründung' },
      { role: 'H2', text: 'Rechtsbehelfsbelehrung' },
    ])
    const order = [
      'Demo,',
      'Frau\nMiriam Schröder',
      'Unser Zeichen\nHH-2026-004711',
      'Bescheid',
      'Sehr geehrte',
      'Kennzeichen',
    ]
    const rest = ['HH-XY 123', 'Gegen diesen', 'Mit freundlichen', 'Jonas', 'Anlagen', 'Karte', 'Merkblatt']
    const places = [...order, ...rest].map(start => read.findIndex(({ text }) => text.startsWith(start)))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(outline.map(({ title }) => title)).toEqual([decision.subject])
  })

  test('reads every value of a certificate after its label', async () => {
    const { pages } = await readPdf(await renderLetter(certificate))
    const read = pages[0]!.read.map(({ text }) => text)
    expect(read[read.indexOf('Familienname') + 1]).toBe('Müller-K̄ramer')
    expect(read[read.indexOf('Vornamen') + 1]).toBe('Jan Łukasz Maria')
  })

  test('reads a list as a list', async () => {
    const { pages } = await readPdf(await renderLetter(acknowledgement))
    const items = pages[0]!.read.filter(({ role }) => role === 'LBody').map(({ text }) => text.split('\n')[0])
    expect(items).toEqual([
      'Mietvertrag mit der letzten Mieterhöhung',
      expect.stringMatching(/^Einkommensnachweise aller Mitglieder/),
      'Nachweis über die Heizkosten',
    ])
  })

  test('speaks English', async () => {
    const { pages, info } = await render({ language: 'en', subject: 'We have your application' })
    expect(info.Language).toBe('en-GB')
    const text = textOf(pages[0]!.printed)
    for (const part of ['Demo, not official', 'Our reference', '5 March 2026']) expect(text).toContain(part)
  })

  test('is the same file each time', async () => {
    const [first, second] = [await renderLetter(certificate), await renderLetter(certificate)]
    expect(Buffer.compare(first, second)).toBe(0)
  })
})

describe('a letter in a window envelope', () => {
  const widest = Array.from({ length: 6 }, (_, i) =>
    `${'W'.repeat(30)} ${i} ${'Weitläufige'.repeat(7)}`.slice(0, 120),
  )

  test.each([
    ['a usual address', ['Frau', 'Miriam Schröder', 'Eppendorfer Landstraße 44', '20249 Hamburg']],
    ['the longest address', widest],
  ])('shows %s and nothing else', async (_, lines) => {
    const { pages } = await render({ recipient: { lines } })
    const inWindow = pages[0]!.printed.filter(
      ({ text, x, y }) => text.trim() !== '' && x < 105 && y > 45 && y < 92,
    )
    expect(inWindow[0]!.text).toContain('Lenhartzstraße 28')
    expect(
      inWindow
        .slice(1)
        .map(({ text }) => text)
        .join('')
        .replaceAll(' ', ''),
    ).toBe(lines.join('').replaceAll(' ', ''))
    for (const { x, y, width } of inWindow) {
      expect(x).toBeGreaterThanOrEqual(20)
      expect(x + width).toBeLessThanOrEqual(105)
      expect(y).toBeLessThanOrEqual(90)
    }
  })

  test('a long return address stays in its one line', async () => {
    const long = {
      ...buildLetter().sender,
      office: 'Bezirksamt der Freien und Hansestadt Hamburg, Abteilung Einwohnerwesen',
    }
    const { pages } = await render({ sender: long })
    const returned = pages[0]!.printed.filter(({ text }) => text.includes(' · Lenhartz'))
    expect(returned).toHaveLength(1)
    expect(returned[0]!.x + returned[0]!.width).toBeLessThanOrEqual(105)
  })
})

describe('a long letter', () => {
  test('goes on over pages, each numbered and marked as a demo', async () => {
    const text = Array.from(
      { length: 60 },
      (_, i) => `Absatz ${i + 1}. ${'Dies ist ein Satz ohne Belang. '.repeat(5)}`,
    ).join('\n\n')
    const { pages } = await render({ blocks: [{ kind: 'paragraph', text }] })
    expect(pages.length).toBeGreaterThan(2)
    pages.forEach(({ printed }, i) => {
      expect(textOf(printed)).toContain(`Seite ${i + 1} von ${pages.length}`)
      expect(textOf(printed)).toContain('Demo, nicht amtlich')
      for (const { text, x, y, width } of printed.filter(({ text }) => text.startsWith('Absatz'))) {
        expect(y, text).toBeLessThan(297 - 32)
        expect(x + width, text).toBeLessThan(191)
      }
    })
    expect(pages.flatMap(({ read }) => read).filter(({ text }) => text.startsWith('Absatz'))).toHaveLength(60)
  })

  test('carries no demo mark when it is real, and no page number on a single page', async () => {
    const { pages } = await render({ demo: false })
    expect(textOf(pages[0]!.printed)).not.toMatch(/Demo|Seite 1/)
  })
})

describe('what is not a letter', () => {
  test.each([
    ['without a subject', { subject: ' ' }],
    ['without a recipient', { recipient: { lines: [] } }],
    ['with seven lines of address', { recipient: { lines: Array(7).fill('x') } }],
    ['on a day that does not exist', { date: '2026-02-30' }],
    ['with an underline beyond its text', { blocks: [dataRow({ text: 'Anna', underline: [2, 9] })] }],
    ['with an underline through a letter', { blocks: [dataRow({ text: 'K̄lara', underline: [1, 3] })] }],
    ['with a field of nobody', { colour: 'red' }],
  ])('is refused %s', async (_, overrides) => {
    await expect(renderLetter({ ...buildLetter(), ...(overrides as object) })).rejects.toThrow(ZodError)
  })
})

function dataRow(value: { text: string; underline: [number, number] }) {
  return { kind: 'data', rows: [{ label: 'Vornamen', value }] }
}
