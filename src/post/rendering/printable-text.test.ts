import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printableLine, printableParagraphs, printableText } from './printable-text.ts'

describe('a printable text', () => {
  test.each([
    ['is composed', 'Mu\u0308ller', 'Müller'],
    ['keeps its lines, however they end', 'a\r\nb\rc\nd\u2028e\u2029f', 'a\nb\nc\nd\ne\nf'],
    ['has spaces for tabs', 'a\tb', 'a b'],
    ['hides nothing: direction', 'A\u202Egro\u202C\u2066x\u2069\u200F', 'Agrox'],
    ['hides nothing: control', 'a\u0000\u0007\u001B\u009Fb', 'ab'],
    ['hides nothing: zero width and soft hyphen', 'a\u200B\u2060\uFEFF\u00ADb', 'ab'],
    ['chooses no other form of a character', 'a\uFE0F\uFE0E\u{E0100}b', 'ab'],
    ['names what no font can print', '中 😀', '[U+4E2D] [U+1F600]'],
    ['has a sign for half a character', 'a\ud800b', 'a\ufffdb'],
    ['prints the signs of the house', 'ẞ ſ K̄ € §', 'ẞ ſ K̄ € §'],
  ])('%s', (_, typed, printed) => {
    expect(printableText(typed)).toBe(printed)
  })

  test('is the same when it is made printable again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const once = printableText(text)
        expect(printableText(once)).toBe(once)
        expect(once).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u)
      }),
    )
  })
})

test.each([
  ['  Ein\n\tTitel   mit\r\nZeilen ', 'Ein Titel mit Zeilen'],
  ['eins\u2028zwei', 'eins zwei'],
  ['\u200B', ''],
])('%j in one line is %j', (typed, printed) => {
  expect(printableLine(typed)).toBe(printed)
})

test.each<[string, string[]]>([
  ['eins\nzwei', ['eins\nzwei']],
  ['eins\n\nzwei', ['eins', 'zwei']],
  ['eins\n \u00a0 \n\n\nzwei', ['eins', 'zwei']],
  ['\n\n eins \n\n', ['eins']],
  ['eins\n\n   zwei', ['eins', 'zwei']],
  [' \n ', []],
])('%j are the paragraphs %j', (typed, paragraphs) => {
  expect(printableParagraphs(typed)).toEqual(paragraphs)
})
