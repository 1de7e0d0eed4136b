import { concatenate, long, words } from './sfnt.mjs'

/** A cmap table (format 12) from a map of code points to glyphs. */
export function characterTable(glyphs) {
  const sorted = [...glyphs].sort(([a], [b]) => a - b)
  const groups = []
  for (const [character, glyph] of sorted) {
    const last = groups.at(-1)
    if (last && character === last.end + 1 && glyph === last.glyph + character - last.start)
      last.end = character
    else groups.push({ start: character, end: character, glyph })
  }
  const body = groups.flatMap(({ start, end, glyph }) => [long(start), long(end), long(glyph)])
  const format12 = [words(12, 0), long(16 + groups.length * 12), long(0), long(groups.length), ...body]
  return concatenate([words(0, 1, 3, 10), long(12), ...format12])
}
