import { expect, test } from 'vitest'
import { readability, wordCount } from './plain-language.ts'

test.each([
  ['', 0],
  ['Ihr Ausweis', 2],
  ['Das kostet 37,50 Euro.', 4],
  ['Der Online-Ausweis', 2],
])('%j has %i words', (text, words) => {
  expect(wordCount(text)).toBe(words)
})

test('a sentence ends with its sign or its line, and a number does not end one', () => {
  expect(readability('Es kostet 37,50 Euro. Rufen Sie an: 115.\nBis 18 Uhr').sentences).toBe(3)
  expect(readability('So geht es:\nSie kommen.\n\nOder Sie schreiben.').sentences).toBe(3)
})

test('names each sentence that is longer than twelve words', () => {
  const twelve = 'Eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf.'
  const thirteen = 'Eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn.'
  expect(readability(`${twelve}\n${thirteen}`).tooLong).toEqual([thirteen])
})

test.each([
  ['Das ist eins. das auch', 1],
  ['Eins! Zwei? Drei.', 3],
  ['Eins.Zwei', 1],
  ['115.\n\n–\nEnde', 1],
  ['  Eins.   Zwei.  ', 2],
])('%j has %i sentences', (text, sentences) => {
  expect(readability(text).sentences).toBe(sentences)
})

test('a word may have signs within it, and begins with a letter or digit', () => {
  expect(wordCount('z. B. 1.000,50 – … Ost-West')).toBe(4)
  expect(readability('Eins zwei.\nDrei').words).toBe(3)
})
