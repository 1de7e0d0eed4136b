import { Temporal } from 'temporal-polyfill'
import type { LetterBlock, LetterContent, LetterValue } from './letter-content.ts'
import { letterLabels } from './letter-labels.ts'
import { printableLine, printableParagraphs, printableText } from './printable-text.ts'

/** A letter as the template `letter.typ` reads it: finished, printable strings. */
export function letterInput(letter: LetterContent): string {
  const labels = letterLabels[letter.language]
  const sender = mapText(letter.sender)
  const place = `${sender.postcode} ${sender.city}`
  const date = Temporal.PlainDate.from(letter.date)
  const printedDate = date.toLocaleString(`${letter.language}-${labels.region}`, { dateStyle: 'long' })
  const reference = printableLine(letter.reference)
  return JSON.stringify({
    language: letter.language,
    region: labels.region,
    demo: letter.demo,
    labels,
    title: printableLine(letter.subject),
    sender,
    recipient: letter.recipient.lines.map(printableLine),
    'return-address': [sender.office, sender.street, place].join(' · '),
    reference,
    date: printedDate,
    day: { year: date.year, month: date.month, day: date.day },
    information: information(sender, labels, reference, printedDate),
    footer: [
      compact([sender.office, sender.unit]),
      [sender.street, place],
      compact([sender.phone, sender.email]),
    ],
    subject: printableLine(letter.subject),
    salutation: letter.salutation && printableLine(letter.salutation),
    blocks: [...letter.blocks.map(blockInput), ...remedyInput(letter.remedy)],
    closing: letter.closing && mapText(letter.closing),
    enclosures: letter.enclosures?.map(printableLine),
  })
}

function information(sender: LetterContent['sender'], labels: Labels, reference: string, date: string) {
  const rows = [
    { label: labels.reference, value: reference },
    { label: labels.date, value: date },
    { label: labels.contact, value: sender.unit },
    { label: labels.phone, value: sender.phone },
    { label: labels.email, value: sender.email },
  ]
  return rows.filter(row => row.value !== undefined)
}

function blockInput(block: LetterBlock) {
  switch (block.kind) {
    case 'paragraph':
      return { kind: block.kind, parts: printableParagraphs(block.text) }
    case 'heading':
      return { kind: block.kind, text: printableLine(block.text) }
    case 'list':
      return { kind: block.kind, items: block.items.map(item => printableText(item).trim()) }
    case 'data':
      return {
        kind: block.kind,
        rows: block.rows.map(row => ({ label: printableLine(row.label), value: runs(row.value) })),
      }
  }
}

/** The remedy stands before the closing, as the last part of what is decided. */
function remedyInput(remedy: LetterContent['remedy']) {
  if (!remedy) return []
  return [
    blockInput({ kind: 'heading', text: remedy.heading }),
    blockInput({ kind: 'paragraph', text: remedy.text }),
  ]
}

/** A value as stretches that are underlined or not; cut before it is cleaned, so that the positions still count. */
function runs(value: LetterValue): { text: string; underlined: boolean }[] {
  const { text, underline: [start, end] = [0, 0] } = typeof value === 'string' ? { text: value } : value
  const cuts = [
    { text: text.slice(0, start), underlined: false },
    { text: text.slice(start, end), underlined: true },
    { text: text.slice(end), underlined: false },
  ]
  return cuts
    .map(cut => ({ ...cut, text: printableText(cut.text.replace(/\s+/g, ' ')) }))
    .filter(cut => cut.text !== '')
}

function mapText<T extends Readonly<Record<string, string | undefined>>>(texts: T): T {
  const entries = Object.entries(texts).filter(([, text]) => text !== undefined)
  return Object.fromEntries(entries.map(([key, text]) => [key, printableLine(text!)])) as T
}

const compact = (texts: readonly (string | undefined)[]) => texts.filter(text => text !== undefined)

type Labels = (typeof letterLabels)[LetterContent['language']]
