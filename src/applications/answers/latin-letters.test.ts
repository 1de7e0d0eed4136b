import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { foreignCharacters, nameAlphabet } from './latin-letters.ts'

const folder = process.env.REFERENCE_DATA ?? ''
const file = join(folder, 'din91379/din-spec-91379-codepoints.json')

describe('the letters of names', () => {
  it('knows letters that exist as a sequence only, and no other use of their marks', () => {
    expect(foreignCharacters('K\u035FH C\u0328\u0306', nameAlphabet)).toEqual([])
    expect(foreignCharacters('Q\u0308', nameAlphabet)).toEqual(['\u0308'])
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
