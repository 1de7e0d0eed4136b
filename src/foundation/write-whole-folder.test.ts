import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transform } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropDrafts, replaceFile, writeWholeFolder } from './write-whole-folder.ts'

const HOUR = 3_600_000
const now = Date.UTC(2026, 10, 28, 8)
const files = [
  { name: 'index.html', content: Buffer.from('alt') },
  { name: 'formulare/antrag.pdf', content: Buffer.from('%PDF') },
]

let base: string
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'schalter-whole-'))
})
afterAll(() => rm(base, { recursive: true }))

test('a folder is there as a whole, and open to its own account alone', async () => {
  await writeWholeFolder(join(base, 'amt'), 'mappe', files, now)
  for (const { name, content } of files) {
    const path = join(base, 'amt/mappe', name)
    expect(await readFile(path)).toEqual(content)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  }
  expect((await stat(join(base, 'amt/mappe/formulare'))).mode & 0o777).toBe(0o700)
  expect(await readdir(join(base, 'amt'))).toEqual(['mappe'])
})

test('eight that write the same at once leave one, whole', async () => {
  const place = join(base, 'acht')
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      await writeWholeFolder(place, 'mappe', files, now)
      await replaceFile(place, 'index.html', 'neu', { at: now, mode: 0o600 })
    }),
  )
  expect((await readdir(place)).sort()).toEqual(['index.html', 'mappe'])
  expect(await readFile(join(place, 'mappe/index.html'), 'utf8')).toBe('alt')
})

test('whoever is killed in the middle leaves what was there as it was; what is half goes after an hour', async () => {
  const place = join(base, 'getötet')
  await writeWholeFolder(place, 'mappe', files, now)
  await killWhileWriting(place)
  const left = await readdir(place)
  expect(left.filter(name => name.startsWith('.'))).toHaveLength(1)
  expect(left).not.toContain('endlos')
  expect(await readFile(join(place, 'mappe/index.html'), 'utf8')).toBe('alt')

  await writeFile(join(place, 'notiz.txt'), 'not ours')
  await dropDrafts(place, now + HOUR)
  expect(await readdir(place)).toHaveLength(3)
  await dropDrafts(place, now + HOUR + 1)
  expect((await readdir(place)).sort()).toEqual(['mappe', 'notiz.txt'])
})

/** Another process writes more files than it has time for. */
async function killWhileWriting(place: string): Promise<void> {
  const source = await readFile(new URL('./write-whole-folder.ts', import.meta.url), 'utf8')
  const { code } = await transform(source, { loader: 'ts', format: 'esm' })
  const script = join(base, 'write.mjs')
  const files = `Array.from({ length: 100000 }, (_, at) => ({ name: at + '.html', content: Buffer.alloc(1000) }))`
  const call = `await writeWholeFolder(${JSON.stringify(place)}, 'endlos', ${files}, ${now})`
  await writeFile(script, `${code}\n${call}`)
  const child = fork(script, { execArgv: [] })
  const ended = new Promise(resolve => child.once('exit', resolve))
  await untilSomeLie(child, place)
  child.kill('SIGKILL')
  await ended
}

async function untilSomeLie(child: ChildProcess, place: string): Promise<void> {
  while (child.exitCode === null) {
    const draft = (await readdir(place)).find(name => name.startsWith('.'))
    if (draft && (await readdir(join(place, draft))).length > 3) return
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  throw new Error('It ended before it was killed.')
}
