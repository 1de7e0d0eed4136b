import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { InvalidYaml, readYamlFile, readYamlFolder } from './index.ts'

const Dog = z.strictObject({
  name: z.string().min(1),
  postcode: z.string().optional(),
  age: z.int().min(0).max(30).optional(),
  bornOn: z.iso.date().optional(),
  size: z.enum(['small', 'large']).optional(),
  fees: z
    .array(
      z.strictObject({
        amount: z.int('expected a whole number of cents or null').min(0).nullable(),
        url: z.url().optional(),
      }),
    )
    .min(1),
  parts: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('text'), text: z.string() }),
        z.strictObject({ kind: z.literal('list'), items: z.array(z.string()) }),
      ]),
    )
    .default([]),
})

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yaml-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function put(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

/** The problems without the folder in front, which differs from run to run. */
async function problemsOf(reading: Promise<unknown>): Promise<string[]> {
  const error = await reading.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof InvalidYaml)) throw new Error(`Expected InvalidYaml, got ${error}`)
  return error.problems.map(problem => problem.replace(`${relative(process.cwd(), folder)}/`, ''))
}

async function problemsIn(text: string): Promise<string[]> {
  return problemsOf(readYamlFile(Dog, await put('dog.yaml', text)))
}

describe('a file that is right', () => {
  it('gives what the schema makes of it', async () => {
    const path = await put(
      'dog.yaml',
      'name: Rex\nbornOn: 2024-02-29\nfees:\n  - amount: 1000\n  - amount: null\n',
    )
    expect(await readYamlFile(Dog, path)).toEqual({
      name: 'Rex',
      bornOn: '2024-02-29',
      fees: [{ amount: 1000 }, { amount: null }],
      parts: [],
    })
  })
  it('may name a piece once and use it again', async () => {
    const path = await put('dog.yaml', 'name: Rex\nfees:\n  - &fee { amount: 5 }\n  - *fee\n')
    expect((await readYamlFile(Dog, path)).fees).toEqual([{ amount: 5 }, { amount: 5 }])
  })
})

describe('a file that is wrong says where and what', () => {
  it.each([
    [
      'a wrong kind of value',
      'name: Rex\nfees:\n  - amount: ten\n',
      'dog.yaml:3 fees[0].amount: expected a whole number of cents or null, found "ten"',
    ],
    ['a field that is missing', 'fees:\n  - amount: 1\n', 'dog.yaml:1 name: is missing'],
    [
      'a missing field inside a list',
      'name: Rex\nfees:\n  - amount: 1\n  - url: https://a.de\n',
      'dog.yaml:4 fees[1].amount: is missing',
    ],
    [
      'a field nobody knows',
      'name: Rex\nfees:\n  - amount: 1\n    prize: 2\n',
      'dog.yaml:4 fees[0].prize: is not a known field',
    ],
    [
      'a number that wants quotes',
      'name: Rex\npostcode: 22111\nfees:\n  - amount: 1\n',
      'dog.yaml:2 postcode: expected text, found 22111 (put it in quotes)',
    ],
    ['an empty text', "name: ''\nfees:\n  - amount: 1\n", 'dog.yaml:1 name: must not be empty'],
    ['an empty list', 'name: Rex\nfees: []\n', 'dog.yaml:2 fees: needs at least one entry'],
    [
      'too small a number',
      'name: Rex\nage: -1\nfees: [{ amount: 1 }]\n',
      'dog.yaml:2 age: must not be less than 0, found -1',
    ],
    [
      'too large a number',
      'name: Rex\nage: 31\nfees: [{ amount: 1 }]\n',
      'dog.yaml:2 age: must not be more than 30, found 31',
    ],
    [
      'a word not in the list',
      'name: Rex\nsize: huge\nfees:\n  - amount: 1\n',
      'dog.yaml:2 size: expected "small" or "large", found "huge"',
    ],
    [
      'a day that does not exist',
      'name: Rex\nbornOn: 2025-02-29\nfees:\n  - amount: 1\n',
      'dog.yaml:2 bornOn: expected a day such as 2026-11-02, found "2025-02-29"',
    ],
    [
      'an address that is none',
      'name: Rex\nfees:\n  - { amount: 1, url: here }\n',
      'dog.yaml:3 fees[0].url: expected an address such as https://www.hamburg.de, found "here"',
    ],
    [
      'a list where fields belong',
      'name: Rex\nfees:\n  - [1]\n',
      'dog.yaml:3 fees[0]: expected fields, found a list',
    ],
    ['nothing at all', '', 'dog.yaml:1 the file: expected fields, found nothing'],
    [
      'an unknown kind of part',
      'name: Rex\nfees: [{ amount: 1 }]\nparts:\n  - kind: song\n',
      'dog.yaml:4 parts[0].kind: expected "text" or "list", found "song"',
    ],
    [
      'a wrong field in a part',
      'name: Rex\nfees: [{ amount: 1 }]\nparts:\n  - kind: list\n    items: no\n',
      'dog.yaml:5 parts[0].items: expected a list, found "no"',
    ],
  ])('%s', async (_case, text, problem) => {
    expect(await problemsIn(text)).toEqual([problem])
  })

  it('text that is no YAML', async () => {
    const problems = await problemsIn('name: Rex\nfees:\n  - amount: 1\n    amount: 2\n')
    expect(problems).toEqual(['dog.yaml:4 Map keys must be unique'])
  })
  it('every problem at once, in one sentence each', async () => {
    expect(await problemsIn('name: 7\ncolour: red\ntail: long\nfees:\n  - amount: x\n')).toEqual([
      'dog.yaml:1 name: expected text, found 7 (put it in quotes)',
      'dog.yaml:5 fees[0].amount: expected a whole number of cents or null, found "x"',
      'dog.yaml:2 colour: is not a known field',
      'dog.yaml:3 tail: is not a known field',
    ])
  })
})

describe('a folder', () => {
  it('is read by name, and other files are left alone', async () => {
    await put('b.yaml', 'name: Bello\nfees: [{ amount: 1 }]\n')
    await put('a.yaml', 'name: Ajax\nfees: [{ amount: 1 }]\n')
    await put('README.md', '# not a dog\n')
    expect((await readYamlFolder(Dog, folder)).map(dog => dog.name)).toEqual(['Ajax', 'Bello'])
  })
  it('reports the problems of all its files together', async () => {
    await put('a.yaml', 'fees: [{ amount: 1 }]\n')
    await put('b.yaml', 'name: Bello\nfees: []\n')
    await put('c.yaml', 'name: Cora\nfees: [{ amount: 1 }]\n')
    expect(await problemsOf(readYamlFolder(Dog, folder))).toEqual([
      'a.yaml:1 name: is missing',
      'b.yaml:2 fees: needs at least one entry',
    ])
  })
  it('that does not exist is an error of another kind', async () => {
    await expect(readYamlFolder(Dog, join(folder, 'nowhere'))).rejects.toThrow('ENOENT')
  })
})
