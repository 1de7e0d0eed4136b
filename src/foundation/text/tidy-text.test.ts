import { expect, test } from 'vitest'
import { lengthOf, tidyLine, tidyLines, tidyName } from './tidy-text.ts'

test.each([
  ['one line', '  a\tb \n c  ', 'a b c'],
  ['composed', 'Mu\u0308ller', 'Müller'],
  ['without what nobody sees', 'a\u200Bb\u2060c\u00ADd\u0000e\u009Ff', 'abcdef'],
  ['with single spaces of one kind', 'a\u00A0\u2003b', 'a b'],
  ['without a space that stood beside an invisible sign', '\u200B a', 'a'],
  ['with signs that change what is read', 'a\u200Db', 'a\u200Db'],
])('a field means %s', (_, typed, meant) => {
  expect(tidyLine(typed)).toBe(meant)
})

test.each([
  ['lines, however they end', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
  ['no spaces at their ends', 'a  \n b\t\nc', 'a\n b\nc'],
  ['one empty line at most', 'a\n\n\n\nb\n\nc', 'a\n\nb\n\nc'],
  ['no empty lines at the ends', '\n\na\n\n', 'a'],
  ['composed letters, no invisible ones', 'Mu\u0308\u200Bller\u0007', 'Müller'],
  ['an empty line where only spaces stood', 'a\n \n \n \nb', 'a\n\nb'],
])('a long text has %s', (_, typed, meant) => {
  expect(tidyLines(typed)).toBe(meant)
})

test('apostrophes and hyphens of a name are those of the passport, whatever the keyboard made of them', () => {
  for (const apostrophe of '\u2018\u201B\u02BC\u2019')
    expect(tidyName(`O${apostrophe}Neill`)).toBe('O\u2019Neill')
  for (const hyphen of '\u2010\u2011-') expect(tidyName(`Anna${hyphen}Lena`)).toBe('Anna-Lena')
  expect(tidyName("O'Neill – x")).toBe("O'Neill – x")
  expect(tidyName(' a  b ')).toBe('a b')
})

test.each([
  ['', 0],
  ['abc', 3],
  ['🙂🙂', 2],
  ['K\u0304', 2],
])('%j counts as %i characters', (text, length) => {
  expect(lengthOf(text)).toBe(length)
})
