import { advanceOf, glyphData } from './glyphs.mjs'
import { concatenate, viewOf, words } from './sfnt.mjs'

const ARGS_ARE_WORDS = 0x0001
const HAS_SCALE = 0x0008
const HAS_TWO_SCALES = 0x0040
const HAS_MATRIX = 0x0080
const MORE_COMPONENTS = 0x0020
const HAS_INSTRUCTIONS = 0x0100

/**
 * Takes a glyph of another font, with the glyphs it is composed of, into `added`, whose first entry will be
 * glyph number `first`. Without instructions, for those call functions of their own font. Returns its number.
 */
export function borrowGlyph(tables, glyph, added, first) {
  const data = glyphData(tables, glyph)
  const contours = viewOf(data).getInt16(0)
  const own = contours >= 0 ? withoutHints(data, contours) : recomposed(tables, data, added, first)
  added.push({ data: own, advance: advanceOf(tables, glyph) })
  return first + added.length - 1
}

function withoutHints(data, contours) {
  const at = 10 + contours * 2
  return concatenate([data.slice(0, at), words(0), data.slice(at + 2 + viewOf(data).getUint16(at))])
}

function recomposed(tables, data, added, first) {
  const view = viewOf(data)
  let at = 10
  let flags = MORE_COMPONENTS
  while (flags & MORE_COMPONENTS) {
    flags = view.getUint16(at)
    view.setUint16(at, flags & ~HAS_INSTRUCTIONS)
    view.setUint16(at + 2, borrowGlyph(tables, view.getUint16(at + 2), added, first))
    at += 4 + (flags & ARGS_ARE_WORDS ? 4 : 2) + scaleSize(flags)
  }
  return data.slice(0, at)
}

function scaleSize(flags) {
  if (flags & HAS_MATRIX) return 8
  if (flags & HAS_TWO_SCALES) return 4
  return flags & HAS_SCALE ? 2 : 0
}
