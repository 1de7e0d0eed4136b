import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api.js'

export interface PrintedText {
  readonly text: string
  /** Millimetres from the left and upper edge of the sheet to the beginning of the base line. */
  readonly x: number
  readonly y: number
  readonly width: number
}

export interface ReadPart {
  readonly role: string
  readonly text: string
}

/** A PDF as those meet it who print it (`printed`, all text with its place) and who have it read out (`read`). */
export async function readPdf(file: Uint8Array) {
  const pdf = await getDocument({ data: Uint8Array.from(file), verbosity: 0 }).promise
  const { info, metadata } = await pdf.getMetadata()
  const pages = []
  for (let number = 1; number <= pdf.numPages; number++) pages.push(await readPage(await pdf.getPage(number)))
  const marked = (await pdf.getMarkInfo())?.Marked === true
  const outline = (await pdf.getOutline()) ?? []
  await pdf.destroy()
  return { pages, marked, outline, info: info as Record<string, unknown>, xmp: metadata }
}

async function readPage(page: PDFPageProxy) {
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })
  const printed = items.filter(isText).map(item => place(item, page.view[3]!))
  const tree = await page.getStructTree()
  return { printed, read: tree ? partsOf(tree as Node, textsById(items)) : [] }
}

const isText = (item: TextItem | TextMarkedContent): item is TextItem => 'str' in item

function place(item: TextItem, height: number): PrintedText {
  const millimetre = 72 / 25.4
  const [x, y] = [item.transform[4], height - item.transform[5]]
  return { text: item.str, x: x / millimetre, y: y / millimetre, width: item.width / millimetre }
}

function textsById(items: readonly (TextItem | TextMarkedContent)[]): Map<string, string> {
  const texts = new Map<string, string>()
  const open: string[] = []
  for (const item of items) {
    if (isText(item))
      texts.set(open.at(-1)!, (texts.get(open.at(-1)!) ?? '') + item.str + (item.hasEOL ? '\n' : ''))
    else if (item.type === 'endMarkedContent') open.pop()
    else open.push(item.id ?? `artifact`)
  }
  return texts
}

interface Node {
  readonly role?: string
  readonly type?: string
  readonly id?: string
  readonly children?: readonly Node[]
}

const inline = new Set(['Span', 'Strong', 'Em'])
const isInline = (node: Node) => node.type === 'content' || inline.has(node.role ?? '')

/** The innermost blocks of the structure tree in their order, each with all the text within it. */
function partsOf(node: Node, texts: Map<string, string>): ReadPart[] {
  const children = node.children ?? []
  if (children.length > 0 && children.every(isInline))
    return [{ role: node.role ?? '', text: textOf(node, texts).trim() }]
  return children.flatMap(child =>
    isInline(child) ? [{ role: 'loose', text: textOf(child, texts) }] : partsOf(child, texts),
  )
}

function textOf(node: Node, texts: Map<string, string>): string {
  if (node.type === 'content') return texts.get(node.id ?? '') ?? ''
  return (node.children ?? []).map(child => textOf(child, texts)).join('')
}
