import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { letterFiles } from './letter-files.ts'
import { letterInput } from './letter-input.ts'
import { LetterProcess } from './letter-process.ts'
import { buildLetter } from './testing/example-letters.ts'

const folder = mkdtempSync(join(tmpdir(), 'letters-'))
let letters = new LetterProcess()

afterEach(() => letters.close())

const input = letterInput(buildLetter())
const isPdf = (file: Uint8Array) => Buffer.from(file.subarray(0, 5)).toString() === '%PDF-'

function withTemplate(source: string, overrides = {}) {
  const template = join(folder, `${Math.random()}.typ`)
  writeFileSync(template, source)
  letters = new LetterProcess(overrides, { ...letterFiles, template })
}

test('many letters at once are made one after the other', async () => {
  letters = new LetterProcess()
  const made = await Promise.all(Array.from({ length: 20 }, () => letters.compile(input)))
  expect(made.every(isPdf)).toBe(true)
})

test('a process that was killed is replaced, between letters and within one', async () => {
  letters = new LetterProcess()
  await letters.compile(input)
  const first = letters.id!
  process.kill(first, 'SIGKILL')
  expect(isPdf(await letters.compile(input))).toBe(true)
  const second = letters.id!
  expect(second).not.toBe(first)
  const underWay = letters.compile(input)
  await Promise.resolve().then(() => process.kill(second, 'SIGKILL'))
  expect(isPdf(await underWay)).toBe(true)
  expect(letters.id).not.toBe(second)
})

test('a letter that takes too long is stopped, and the next one is made', async () => {
  const endless =
    '#if sys.inputs.letter == "spin" { for i in range(9999) { for j in range(99999) { let x = i * j } } }'
  withTemplate(`#set document(title: "x")\n#set text(font: "Schalter Sans")\n${endless}`, { time: 1500 })
  const spinning = letters.compile('spin')
  const next = letters.compile('next')
  await expect(spinning).rejects.toMatchObject({ fault: 'timeout' })
  expect(isPdf(await next)).toBe(true)
})

test('a process that has grown is replaced', async () => {
  letters = new LetterProcess({ memory: 1 })
  await letters.compile(input)
  expect(letters.id).toBeUndefined()
})

test('a letter without a title is refused by the compiler', async () => {
  withTemplate('#set text(font: "Schalter Sans")\nText')
  await expect(letters.compile(input)).rejects.toMatchObject({
    fault: 'refused',
    message: /missing document title/,
  })
})

test('a missing font is an error, never another font', async () => {
  withTemplate('#set document(title: "x")\n#set text(font: "Schalter Serif")\nText')
  await expect(letters.compile(input)).rejects.toMatchObject({
    fault: 'refused',
    message: /unknown font family/,
  })
  letters.close()
  letters = new LetterProcess({}, { ...letterFiles, fonts: [join(folder, 'missing.ttf')] })
  await expect(letters.compile(input)).rejects.toMatchObject({ fault: 'refused', message: /missing.ttf/ })
})

test('too many letters at once, and letters after closing, are refused', async () => {
  letters = new LetterProcess({ letters: 1 })
  const first = letters.compile(input)
  await expect(letters.compile(input)).rejects.toMatchObject({ fault: 'busy' })
  expect(isPdf(await first)).toBe(true)
  letters.close()
  await expect(letters.compile(input)).rejects.toMatchObject({ fault: 'closed' })
})

test('ten letters leave the process below its limit of memory', async () => {
  letters = new LetterProcess()
  for (let i = 0; i < 10; i++) await letters.compile(input)
  expect(letters.id).toBeDefined()
  rmSync(folder, { recursive: true })
})
