import { concatenate, long, viewOf, words } from './sfnt.mjs'

const ARGS_ARE_WORDS_AND_XY = 0x0003
const MORE_COMPONENTS = 0x0020

/** The glyph data of one glyph; empty for a glyph without an outline. */
export function glyphData(tables, glyph) {
  return tables.get('glyf').slice(glyphOffset(tables, glyph), glyphOffset(tables, glyph + 1))
}

export function advanceOf(tables, glyph) {
  const long = viewOf(tables.get('hhea')).getUint16(34)
  return viewOf(tables.get('hmtx')).getUint16(Math.min(glyph, long - 1) * 4)
}

export const glyphCount = tables => viewOf(tables.get('maxp')).getUint16(4)

/** A composite of existing glyphs, each at its place in font units: what the shaper would have drawn. */
export function composite(tables, components) {
  const boxes = components.map(({ glyph, x, y }) => shifted(boxOf(tables, glyph), x, y)).filter(Boolean)
  const box = [0, 1, 2, 3].map(i => (i < 2 ? Math.min : Math.max)(...boxes.map(each => each[i])))
  const records = components.map(({ glyph, x, y }, i) =>
    words(ARGS_ARE_WORDS_AND_XY | (i < components.length - 1 ? MORE_COMPONENTS : 0), glyph, x, y),
  )
  return concatenate([words(-1, ...box), ...records])
}

/** Appends glyphs `{ data, advance }` to the outlines, metrics and counts; returns the first new glyph's number. */
export function appendGlyphs(tables, glyphs) {
  const first = glyphCount(tables)
  appendOutlines(tables, first, glyphs)
  appendMetrics(tables, first, glyphs)
  const maxp = viewOf(tables.get('maxp'))
  maxp.setUint16(4, first + glyphs.length)
  for (const limit of [6, 8, 10, 12]) maxp.setUint16(limit, maxp.getUint16(limit) * 3)
  maxp.setUint16(28, Math.max(maxp.getUint16(28), 4))
  maxp.setUint16(30, maxp.getUint16(30) + 1)
  return first
}

function appendOutlines(tables, first, glyphs) {
  const offsets = Array.from({ length: first + 1 }, (_, glyph) => glyphOffset(tables, glyph))
  const parts = [tables.get('glyf').slice(0, offsets[first])]
  for (const { data } of glyphs) {
    const even = data.length + (data.length % 4 ? 4 - (data.length % 4) : 0)
    parts.push(concatenate([data, new Uint8Array(even - data.length)]))
    offsets.push(offsets.at(-1) + even)
  }
  tables.set('glyf', concatenate(parts))
  tables.set('loca', concatenate(offsets.map(long)))
  viewOf(tables.get('head')).setUint16(50, 1)
}

function appendMetrics(tables, first, glyphs) {
  const all = Array.from({ length: first }, (_, glyph) =>
    words(advanceOf(tables, glyph), leftBearing(tables, glyph)),
  )
  for (const { data, advance } of glyphs) all.push(words(advance, viewOf(data).getInt16(2)))
  tables.set('hmtx', concatenate(all))
  viewOf(tables.get('hhea')).setUint16(34, all.length)
}

function leftBearing(tables, glyph) {
  const full = viewOf(tables.get('hhea')).getUint16(34)
  const at = glyph < full ? glyph * 4 + 2 : full * 4 + (glyph - full) * 2
  return viewOf(tables.get('hmtx')).getInt16(at)
}

function glyphOffset(tables, glyph) {
  const loca = viewOf(tables.get('loca'))
  const isLong = viewOf(tables.get('head')).getUint16(50) === 1
  return isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2
}

function boxOf(tables, glyph) {
  const data = glyphData(tables, glyph)
  return data.length === 0 ? undefined : [2, 4, 6, 8].map(at => viewOf(data).getInt16(at))
}

function shifted(box, x, y) {
  return box && [box[0] + x, box[1] + y, box[2] + x, box[3] + y]
}
