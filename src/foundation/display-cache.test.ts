import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Database, narrowed, openDatabase } from './database/index.ts'
import { displayCache, rememberedFigure } from './display-cache.ts'

// Never reached: only told apart.
const db = openDatabase('postgres://nobody@127.0.0.1:1/none')
const other = openDatabase('postgres://nobody@127.0.0.1:1/none')

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

test('the version is read at most once a second, the value only when the version has changed', async () => {
  let version = 1
  const read = { version: vi.fn(async () => String(version)), load: vi.fn(async () => `text ${version}`) }
  const cached = displayCache(read)
  expect(await cached(db)).toBe('text 1')
  version = 2
  expect(await cached(db)).toBe('text 1')
  vi.advanceTimersByTime(1001)
  expect(await cached(db)).toBe('text 2')
  vi.advanceTimersByTime(1001)
  expect(await cached(db)).toBe('text 2')
  expect(read.version).toHaveBeenCalledTimes(3)
  expect(read.load).toHaveBeenCalledTimes(2)
})

test('many pages at once read once; databases do not share', async () => {
  const read = { version: vi.fn(async () => '1'), load: vi.fn(async () => 'text') }
  const cached = displayCache(read)
  await Promise.all([cached(db), cached(db), cached(db)])
  expect(read.load).toHaveBeenCalledTimes(1)
  await cached(other)
  expect(read.load).toHaveBeenCalledTimes(2)
})

test('every visitor is shown what another one has read', async () => {
  const read = { version: vi.fn(async () => '1'), load: vi.fn(async () => 'text') }
  const [cached, figure] = [displayCache(read), vi.fn(async () => 7)]
  const remembered = rememberedFigure(60_000, figure)
  for (let n = 0; n < 3; n++) {
    await cached(narrowed(db, { actor: 'citizen' }))
    await remembered(narrowed(db, { actor: 'citizen' }), 'service')
  }
  expect([read.version.mock.calls.length, read.load.mock.calls.length, figure.mock.calls.length]).toEqual([
    1, 1, 1,
  ])
})

test('a failure is thrown and not kept', async () => {
  let broken = true
  const cached = displayCache({
    version: async () => {
      if (broken) throw new Error('down')
      return '1'
    },
    load: async () => 'text',
  })
  await expect(cached(db)).rejects.toThrow('down')
  broken = false
  expect(await cached(db)).toBe('text')
})

test('a figure is kept by key for its time; a failure is not', async () => {
  let n = 0
  const read = vi.fn(async (_db: Database, key: string) => {
    n += 1
    if (n === 1) throw new Error('down')
    return `${key} ${n}`
  })
  const figure = rememberedFigure(60_000, read)
  await expect(figure(db, 'a')).rejects.toThrow('down')
  expect(await figure(db, 'a')).toBe('a 2')
  expect(await figure(db, 'a')).toBe('a 2')
  expect(await figure(db, 'b')).toBe('b 3')
  vi.advanceTimersByTime(60_001)
  expect(await figure(db, 'a')).toBe('a 4')
})
