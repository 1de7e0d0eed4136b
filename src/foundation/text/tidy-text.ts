/** Marks that are seen by nobody and change nothing but comparisons: zero-width space, word joiner, soft hyphen. */
const invisible = /[\u200B\u2060\u00AD\uFEFF\p{Cc}]/gu

/** One line, NFC, single spaces: what a text field means, whatever the keyboard sent. */
export function tidyLine(typed: string): string {
  return typed.normalize('NFC').replace(/\s+/gu, ' ').replace(invisible, '').trim()
}

/** Several lines; spaces at their ends and more than one empty line are taken out. */
export function tidyLines(typed: string): string {
  return typed
    .normalize('NFC')
    .split(/\r\n?|\n/)
    .map(line => line.replace(invisible, '').trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The kinds of apostrophe and hyphen that keyboards make out of the ones on a passport. */
export function tidyName(typed: string): string {
  return tidyLine(typed)
    .replace(/[\u2018\u201B\u02BC]/g, '\u2019')
    .replace(/[\u2010\u2011]/g, '-')
}

/** Characters as a person counts them, near enough: code points. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length += 1
  return length
}
