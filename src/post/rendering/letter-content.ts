import * as z from 'zod'

const text = (length: number) => z.string().max(length)
const line = (length: number) => text(length).regex(/\S/)

/** A value whose characters from `start` up to, not including, `end` are underlined, as the call name in a register. */
const UnderlinedText = z
  .strictObject({
    text: line(2000),
    underline: z.tuple([z.int().nonnegative(), z.int().positive()]).readonly().optional(),
  })
  .readonly()
  .refine(({ text, underline }) => !underline || isWhole(text, underline), { path: ['underline'] })

const Value = z.union([line(2000), UnderlinedText])

const Block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), text: text(50_000) }).readonly(),
  z.strictObject({ kind: z.literal('heading'), text: line(300) }).readonly(),
  z
    .strictObject({ kind: z.literal('list'), items: z.array(text(5000)).min(1).max(500).readonly() })
    .readonly(),
  z
    .strictObject({
      kind: z.literal('data'),
      rows: z
        .array(z.strictObject({ label: line(200), value: Value }).readonly())
        .min(1)
        .max(500)
        .readonly(),
    })
    .readonly(),
])

const Sender = z
  .strictObject({
    office: line(150),
    unit: line(150).optional(),
    street: line(100),
    postcode: line(20),
    city: line(100),
    phone: line(50).optional(),
    email: line(254).optional(),
  })
  .readonly()

/**
 * What a letter says, as plain JSON: nothing in it is markup. Lengths in UTF-16 units. In paragraphs, list items and
 * the remedy a line feed begins a new line, two a new paragraph; everywhere else white space is one space.
 */
export const LetterContent = z
  .strictObject({
    language: z.enum(['de', 'en']),
    demo: z.boolean(),
    sender: Sender,
    recipient: z.strictObject({ lines: z.array(line(120)).min(1).max(6).readonly() }).readonly(),
    reference: line(80),
    date: z.iso.date(),
    subject: line(300),
    salutation: line(200).optional(),
    blocks: z.array(Block).max(500).readonly(),
    remedy: z
      .strictObject({ heading: line(300), text: line(10_000) })
      .readonly()
      .optional(),
    closing: z
      .strictObject({ greeting: line(200), name: line(200).optional(), note: line(1000).optional() })
      .readonly()
      .optional(),
    enclosures: z.array(line(300)).min(1).max(50).readonly().optional(),
  })
  .readonly()

export type LetterContent = z.infer<typeof LetterContent>
export type LetterBlock = LetterContent['blocks'][number]
export type LetterValue = Extract<LetterBlock, { kind: 'data' }>['rows'][number]['value']

/** Whether a range lies within the text and cuts through none of its letters (a base and its marks are one). */
function isWhole(text: string, [start, end]: readonly [number, number]): boolean {
  const borders = new Set([text.length])
  for (const { index } of new Intl.Segmenter('de').segment(text)) borders.add(index)
  return start < end && borders.has(start) && borders.has(end)
}
