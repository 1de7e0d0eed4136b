import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as harfbuzz from 'harfbuzzjs'
import { expect, test } from 'vitest'
import { letterFiles } from './letter-files.ts'

const din: { sequences: string[] } = JSON.parse(
  readFileSync(new URL('../../../assets/fonts/din-spec-91379.json', import.meta.url), 'utf8'),
)
const sequences = din.sequences.map(text =>
  String.fromCodePoint(...text.split(' ').map(each => Number.parseInt(each, 16))),
)
const noto = createRequire(import.meta.url).resolve(
  '@kern-ux/native/dist/fonts/noto-sans/NotoSans-Regular.woff2',
)

type Box = readonly [left: number, bottom: number, right: number, top: number]

function openFont(file: Uint8Array): harfbuzz.Font {
  return new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(Uint8Array.from(file).buffer)))
}

/** What a font prints for a text, in font units: how many glyphs, how far they reach, where the next one begins. */
function print(font: harfbuzz.Font, text: string) {
  const buffer = new harfbuzz.Buffer()
  buffer.addText(text)
  buffer.guessSegmentProperties()
  harfbuzz.shape(font, buffer)
  const boxes: Box[] = []
  let advance = 0
  for (const glyph of buffer.getGlyphInfosAndPositions()) {
    const { xBearing, yBearing, width, height } = font.glyphExtents(glyph.codepoint)!
    const [x, y] = [advance + glyph.xOffset! + xBearing, glyph.yOffset! + yBearing]
    boxes.push([x, y + height, x + width, y])
    advance += glyph.xAdvance!
  }
  return { glyphs: boxes.length, advance, box: around(boxes) }
}

function around(boxes: readonly Box[]): Box {
  const edge = (i: 0 | 1 | 2 | 3, pick: (...numbers: number[]) => number) => pick(...boxes.map(box => box[i]))
  return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)]
}

test('every sequence of DIN SPEC 91379 is one glyph, which looks as Noto Sans prints its parts', async () => {
  const ours = openFont(readFileSync(letterFiles.fonts[0]!))
  const theirs = openFont(await require('wawoff2').decompress(readFileSync(noto)))
  for (const text of sequences) expect(print(ours, text), text).toEqual({ ...print(theirs, text), glyphs: 1 })
})
