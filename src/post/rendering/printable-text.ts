import { fontCoverage } from './font-coverage.ts'

/**
 * A text as it may be printed: composed (NFC), without control, direction and other invisible characters, which
 * could make a letter read differently from what it says. A character that the font lacks is printed as its
 * number, `[U+4E2D]`: seen by everyone, never dropped. Line feeds stay.
 */
export function printableText(text: string): string {
  const composed = text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\t/g, ' ')
  const visible = composed.replace(/\p{Variation_Selector}|(?!\n)[\p{Cc}\p{Cf}]/gu, '')
  return visible.replace(/[^\n]/gu, character =>
    fontCoverage().has(character.codePointAt(0)!) ? character : numberOf(character),
  )
}

/** The same for a place that has one line: all white space becomes one space. */
export function printableLine(text: string): string {
  return printableText(text.replace(/\s+/g, ' ')).trim()
}

/** The same, cut into paragraphs at blank lines. */
export function printableParagraphs(text: string): string[] {
  const parts = printableText(text).split(/\n[ \u00a0]*\n\s*/)
  return parts.map(part => part.trim()).filter(part => part !== '')
}

function numberOf(character: string): string {
  return `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`
}
