import { afterAll, expect, test } from 'vitest'
import type { LetterContent } from './letter-content.ts'
import { printableLine } from './printable-text.ts'
import { closeLetterProcess, renderLetter } from './render-letter.ts'
import { buildLetter } from './testing/example-letters.ts'
import { readPdf } from './testing/read-pdf.ts'

afterAll(closeLetterProcess)

const hostile = [
  '#eval("1+1") #panic() #read("/etc/passwd") #include "x.typ"',
  '*bold* _emphasis_ `raw` ```block``` $x^2$ = Heading - item + item / term: x',
  '<label> @reference https://example.org/a?b=c&d // comment /* comment */',
  '\\ \\n \\u{41} ~ -- --- ... "quotes" \'single\' [content] {code}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant to look like one
  '<script>alert(1)</script></script> &amp; <b>&lt;</b> %s ${x} {{x}}',
  ']) #text(fill: red)[x] #([',
  '"}, "demo": false, "x": {"',
]

/** A letter that has the text in every place that takes one. */
function everywhere(text: string): LetterContent {
  const { street, postcode, city } = buildLetter().sender
  return buildLetter({
    sender: { office: text, unit: text, street, postcode, city, phone: text.slice(0, 50), email: text },
    recipient: { lines: [text, text] },
    reference: text.slice(0, 80),
    subject: text,
    salutation: text,
    blocks: [
      { kind: 'paragraph', text },
      { kind: 'heading', text },
      { kind: 'list', items: [text] },
      { kind: 'data', rows: [{ label: text, value: { text, underline: [0, 1] } }] },
    ],
    remedy: { heading: text, text },
    closing: { greeting: text, name: text, note: text },
    enclosures: [text],
  })
}

/** How often `everywhere` shows a text; two places take only a short one whole. */
const times = (text: string) => 20 + (text.length <= 80 ? 1 : 0) + (text.length <= 50 ? 1 : 0)

const joined = (texts: readonly string[]) => texts.join('').replace(/\s/g, '')

test.each(hostile)('%s is printed as it stands, in every place', async text => {
  const { pages, info } = await readPdf(await renderLetter(everywhere(text)))
  expect(info.Title).toBe(text)
  const read = joined(pages.flatMap(page => page.read.map(part => part.text)))
  expect(read.split(joined([text])).length - 1).toBe(times(text))
  expect(read).toContain('Demo,nichtamtlich')
})

test('characters that turn or hide text are left out', async () => {
  const text =
    'A\u202Egro.\u202C\u2066x\u2069\u200F\u061C\u200B\u2060\uFEFF\u00AD\u0000\u0007\u001B[1m\uFE0FZ'
  const { pages } = await readPdf(await renderLetter(everywhere(text)))
  const read = joined(pages.flatMap(page => page.read.map(part => part.text)))
  expect(read.split('Agro.x[1mZ').length - 1).toBe(times(text))
  expect(read).not.toMatch(/[\u202a-\u202e\u2066-\u2069\ufeff]/)
})

test('characters without a glyph are printed as their number', async () => {
  const { pages } = await readPdf(await renderLetter(buildLetter({ subject: '王 😀 שלום' })))
  const subject = pages[0]!.read.find(part => part.role === 'H1')!.text
  expect(subject).toBe('[U+738B] [U+1F600] [U+05E9][U+05DC][U+05D5][U+05DD]')
})

test('half a character is replaced', () => {
  expect(printableLine('a\ud800b')).toBe('a\ufffdb')
})

test('line feeds begin lines in a paragraph and are spaces elsewhere', async () => {
  const blocks = [{ kind: 'paragraph', text: 'eins\r\nzwei\n\n \ndrei' } as const]
  const { pages } = await readPdf(await renderLetter(buildLetter({ subject: 'Ein\nTitel\t!', blocks })))
  expect(pages[0]!.read.map(part => part.text)).toEqual(
    expect.arrayContaining(['Ein Titel !', 'eins\nzwei', 'drei']),
  )
})

test('a word without end stays within its column', async () => {
  const { pages } = await readPdf(await renderLetter(everywhere('W'.repeat(110))))
  for (const { printed } of pages) {
    for (const { text, x, width } of printed) expect(x + width, text).toBeLessThan(201)
  }
})
