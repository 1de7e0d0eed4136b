import type { Language } from '../foundation/language/index.ts'
import type { SitePageBlock } from './site-page-definition.ts'

/**
 * A page as editors write it, one text a language. Blocks are parted by empty lines:
 * `# heading`, `- item` (a line each), `=> /hilfe link text`, `! what is still missing`, and else a paragraph.
 */
type Piece =
  | { readonly kind: 'heading' | 'paragraph' | 'missing'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'link'; readonly href: string; readonly text: string }

type Of<Kind extends Piece['kind']> = Extract<Piece, { kind: Kind }>

/** Why two texts are not one page; `block` counts from 1. */
export interface TextProblem {
  readonly language: Language
  readonly kind: 'empty' | 'bad-link' | 'other-blocks' | 'other-items' | 'other-link'
  readonly block: number
}

export type PageText = { readonly blocks: readonly SitePageBlock[] } | { readonly problem: TextProblem }

/** Puts the German and the English text together, block by block; German is the binding one. */
export function readPageText(german: string, english: string): PageText {
  const de = piecesOf(german)
  const en = piecesOf(english)
  if (de.length === 0) return wrong('de', 'empty', 1)
  const blocks: SitePageBlock[] = []
  for (const [index, piece] of de.entries()) {
    const paired = pair(piece, en[index], index + 1)
    if ('problem' in paired) return paired
    blocks.push(paired.block)
  }
  return en.length > de.length ? wrong('en', 'other-blocks', de.length + 1) : { blocks }
}

type Paired = { readonly block: SitePageBlock } | { readonly problem: TextProblem }

function pair(de: Piece, en: Piece | undefined, place: number): Paired {
  const other = wrong('en', 'other-blocks', place)
  switch (de.kind) {
    case 'list':
      return en?.kind === 'list' ? pairLists(de, en, place) : other
    case 'link':
      if (!isAddress(de.href)) return wrong('de', 'bad-link', place)
      return en?.kind === 'link' ? pairLinks(de, en, place) : other
    default:
      return en?.kind === de.kind ? { block: { kind: de.kind, text: { de: de.text, en: en.text } } } : other
  }
}

function pairLists(de: Of<'list'>, en: Of<'list'>, place: number): Paired {
  if (de.items.length !== en.items.length) return wrong('en', 'other-items', place)
  return { block: { kind: 'list', items: de.items.map((item, n) => ({ de: item, en: en.items[n]! })) } }
}

function pairLinks(de: Of<'link'>, en: Of<'link'>, place: number): Paired {
  if (de.href !== en.href) return wrong('en', 'other-link', place)
  return { block: { kind: 'link', href: de.href, text: { de: de.text, en: en.text } } }
}

function wrong(language: Language, kind: TextProblem['kind'], block: number): { problem: TextProblem } {
  return { problem: { language, kind, block } }
}

/** A page of ours without its language, or an outside, mail or phone address. */
function isAddress(href: string): boolean {
  return /^(\/[a-z0-9/-]*|https:\/\/\S+|mailto:\S+|tel:\d+)$/.test(href)
}

function piecesOf(text: string): Piece[] {
  return text
    .split(/\n[^\S\n]*\n/)
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(pieceOf)
}

function pieceOf(part: string): Piece {
  const lines = part.split('\n').map(line => line.trim())
  if (lines.every(line => /^- \S/.test(line)))
    return { kind: 'list', items: lines.map(line => line.slice(2)) }
  const whole = lines.join(' ')
  const [, href, label] = /^=> (\S+) (.+)$/.exec(whole) ?? []
  if (href && label) return { kind: 'link', href, text: label }
  if (/^# \S/.test(whole)) return { kind: 'heading', text: whole.slice(2) }
  if (/^! \S/.test(whole)) return { kind: 'missing', text: whole.slice(2) }
  return { kind: 'paragraph', text: whole }
}

/** The blocks of a page as an editor would have written them. */
export function writePageText(blocks: readonly SitePageBlock[], language: Language): string {
  return blocks.map(block => writeBlock(block, language)).join('\n\n')
}

function writeBlock(block: SitePageBlock, language: Language): string {
  switch (block.kind) {
    case 'heading':
      return `# ${block.text[language]}`
    case 'paragraph':
      return block.text[language]
    case 'list':
      return block.items.map(item => `- ${item[language]}`).join('\n')
    case 'link':
      return `=> ${block.href} ${block.text[language]}`
    case 'missing':
      return `! ${block.text[language]}`
  }
}
