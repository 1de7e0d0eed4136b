import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../root.ts'
import { addressAlphabet, foreignCharacters, nameAlphabet } from './latin-letters.ts'

const folder = process.env.REFERENCE_DATA ?? ''
const file = join(folder, 'din91379/din-spec-91379-codepoints.json')

describe('the letters of names', () => {
  it('knows letters that exist as a sequence only, and no other use of their marks', () => {
    expect(foreignCharacters('K\u035FH C\u0328\u0306', nameAlphabet)).toEqual([])
    expect(foreignCharacters('Q\u0308', nameAlphabet)).toEqual(['\u0308'])
  })
  it('has every letter of the standard, those too that only a sequence makes', () => {
    const din: { characters: string[]; sequences: string[] } = JSON.parse(
      readFileSync(join(root, 'assets/fonts/din-spec-91379.json'), 'utf8'),
    )
    const read = (hex: string) => String.fromCodePoint(...hex.split(' ').map(one => Number.parseInt(one, 16)))
    // ƒ is no letter there, but the sign of the florin.
    const letters = din.characters
      .map(read)
      .filter(one => /^\p{Script=Latin}$/u.test(one) && /[\p{Lu}\p{Ll}]/u.test(one) && one !== 'ƒ')
    const sequences = din.sequences.map(read)
    expect([letters.length > 400, sequences.length]).toEqual([true, 147])
    for (const letter of [...letters, ...sequences])
      expect(foreignCharacters(`a${letter.normalize('NFC')}b`, nameAlphabet), letter).toEqual([])
  })
  it('knows no letter of another script, and no sign that no name has', () => {
    for (const sign of 'жא中+/0<&\u0301\u200D')
      expect(foreignCharacters(`a ${sign}`, nameAlphabet)).toEqual([sign])
    expect(foreignCharacters('Weg 7/8 (Hof) & Co. + 1: "A"; ª', addressAlphabet)).toEqual([])
  })
  it('lists foreign characters once, the first three', () => {
    expect(foreignCharacters('ЖЖабв', nameAlphabet)).toEqual(['Ж', 'а', 'б'])
  })
  it.skipIf(!existsSync(file))('are those of DIN SPEC 91379', () => {
    const { chars, sequences } = JSON.parse(readFileSync(file, 'utf8')) as Record<
      'chars' | 'sequences',
      { cp: string[]; group: string }[]
    >
    const text = ({ cp }: { cp: string[] }) =>
      String.fromCodePoint(
        ...cp
          .join(' ')
          .split(' ')
          .map(hex => Number.parseInt(hex, 16)),
      )
    const wanted = [...chars.filter(({ group }) => group === 'bll' || group === 'bnlreq'), ...sequences].map(
      text,
    )
    expect([...nameAlphabet].sort()).toEqual([...new Set(wanted)].sort())
  })
})
