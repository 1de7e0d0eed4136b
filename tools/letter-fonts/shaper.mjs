import * as harfbuzz from 'harfbuzzjs'

/** HarfBuzz for one font file: which glyphs it prints for a text, and where, in font units. */
export function openShaper(file) {
  const face = new harfbuzz.Face(new harfbuzz.Blob(file))
  const font = new harfbuzz.Font(face)
  return {
    unitsPerEm: face.upem,
    glyphOf: character => font.nominalGlyph(character),
    characters: () => face.collectUnicodes(),
    shape: text => place(font, text),
  }
}

function place(font, text) {
  const buffer = new harfbuzz.Buffer()
  buffer.addText(text)
  buffer.guessSegmentProperties()
  harfbuzz.shape(font, buffer)
  let advance = 0
  const glyphs = buffer.getGlyphInfosAndPositions().map(each => {
    const placed = { glyph: each.codepoint, x: advance + each.xOffset, y: each.yOffset }
    advance += each.xAdvance
    return placed
  })
  return { glyphs, advance }
}
