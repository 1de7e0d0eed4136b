/**
 * Makes the fonts of the letters, `assets/fonts/SchalterSans-*.ttf`, from the Noto Sans in KERN's package:
 *
 * - Every sequence of DIN SPEC 91379, and A to Z with each of its marks, that Noto Sans prints as a letter with
 *   separate marks gets a glyph of its own, composed exactly as HarfBuzz places the parts. Typst 0.14 writes the whole sequence into the text
 *   layer once per glyph ("C̄C̄" for one "C̄"), so a screen reader would read such names wrongly; with one
 *   glyph per sequence it is written once. https://github.com/typst/typst/issues/8767
 * - ∞ ≤ ≥, which Noto Sans lacks, come from the Fira Sans in the same package.
 * - The family has a name of its own, so that an unchanged Noto Sans on a host is never taken for it.
 *
 * Run it again after an update of KERN: `node tools/make-letter-fonts.mjs`.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import wawoff2 from 'wawoff2'
import { borrowGlyph } from './letter-fonts/borrow.mjs'
import { characterTable } from './letter-fonts/characters.mjs'
import { appendGlyphs, composite, glyphCount } from './letter-fonts/glyphs.mjs'
import { addLigatures } from './letter-fonts/ligatures.mjs'
import { nameTable } from './letter-fonts/names.mjs'
import { readTables, viewOf, writeTables } from './letter-fonts/sfnt.mjs'
import { openShaper } from './letter-fonts/shaper.mjs'

const assets = new URL('../assets/fonts', import.meta.url)
const require = createRequire(import.meta.url)
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const fromFira = [...'∞≤≥']

const kern = '@kern-ux/native/dist/fonts'
const din = JSON.parse(await readFile(new URL('din-spec-91379.json', assets), 'utf8'))
for (const style of ['Regular', 'Bold']) {
  const noto = await readWoff2(`${kern}/noto-sans/NotoSans-${style}.woff2`)
  const fira = await readWoff2(`${kern}/fira-sans/FiraSans-${style}.woff2`)
  const { file, composed } = makeFont(noto, fira, style)
  await writeFile(new URL(`SchalterSans-${style}.ttf`, assets), file)
  console.log(`SchalterSans-${style}.ttf: ${file.length} bytes, ${composed} composed letters`)
}

function makeFont(source, fira, style) {
  const tables = readTables(source)
  const shaper = openShaper(source)
  const first = glyphCount(tables)
  const composed = composedLetters(tables, shaper)
  const ligatures = composed.flatMap(({ from }, i) => from.map(glyphs => ({ from: glyphs, to: first + i })))
  const characters = new Map([...shaper.characters()].map(each => [each, shaper.glyphOf(each)]))
  const added = [...composed]
  for (const sign of fromFira) {
    const glyph = openShaper(fira).glyphOf(sign.codePointAt(0))
    characters.set(sign.codePointAt(0), borrowGlyph(readTables(fira), glyph, added, first))
  }
  appendGlyphs(tables, added)
  tables.set('GSUB', addLigatures(tables.get('GSUB'), ligatures))
  tables.set('cmap', characterTable(characters))
  tables.set('name', nameTable(names(style)))
  const post = tables.get('post').slice(0, 32)
  viewOf(post).setUint32(0, 0x00030000)
  tables.set('post', post)
  return { file: writeTables(tables), composed: composed.length }
}

/** One composite for each sequence that is printed with several glyphs, and the glyph rows that lead to it. */
function composedLetters(tables, shaper) {
  const composed = []
  for (const text of markedLetters()) {
    const spellings = [text.normalize('NFC'), text.normalize('NFD')].map(each => shaper.shape(each))
    const { glyphs, advance } = spellings[0]
    if (glyphs.length === 1) continue
    const rows = spellings.map(each => each.glyphs.map(({ glyph }) => glyph)).filter(row => row.length > 1)
    const from = [...new Map(rows.map(row => [row.join(), row])).values()]
    composed.push({ from, data: composite(tables, glyphs), advance })
  }
  return composed
}

function markedLetters() {
  const marks = din.characters.map(fromCodePoints).filter(each => /^\p{Mn}$/u.test(each))
  const pairs = marks.flatMap(mark => [...letters].map(letter => letter + mark))
  return [...new Set([...din.sequences.map(fromCodePoints), ...pairs])]
}

function names(style) {
  return [
    [0, 'Copyright 2015 Google Inc. All Rights Reserved.'],
    [1, 'Schalter Sans'],
    [2, style],
    [3, `Schalter Sans ${style}, from Noto Sans 2.003`],
    [4, `Schalter Sans ${style}`],
    [5, 'Version 2.003'],
    [6, `SchalterSans-${style}`],
    [13, 'This Font Software is licensed under the SIL Open Font License, Version 1.1.'],
    [14, 'https://openfontlicense.org'],
  ]
}

function fromCodePoints(text) {
  return String.fromCodePoint(...text.split(' ').map(each => Number.parseInt(each, 16)))
}

async function readWoff2(path) {
  return new Uint8Array(await wawoff2.decompress(await readFile(require.resolve(path))))
}
