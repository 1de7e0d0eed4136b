import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Database, narrowed } from './database/index.ts'
import { displayCache, rememberedFigure } from './display-cache.ts'
import { displayTopics } from './display-versions.ts'
import { createTestDatabase } from './testing/index.ts'

const { db } = await createTestDatabase()
const { db: other } = await createTestDatabase()

const rename = (of: Database, name: string) =>
  sql`INSERT INTO people.team (id, definition) VALUES ('melderecht', ${JSON.stringify({ name })})
    ON CONFLICT (id) DO UPDATE SET definition = excluded.definition`.execute(of)

const nameOf = async (of: Database) => {
  const { rows } = await sql<{ name: string }>`SELECT definition->>'name' AS name FROM people.team`.execute(
    of,
  )
  return rows[0]?.name ?? 'none'
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})
const later = () => vi.advanceTimersByTime(1001)

test('versions are looked at once a second, and a value is read again only when its own topic has changed', async () => {
  await rename(db, 'first')
  const load = vi.fn(nameOf)
  const cached = displayCache({ topic: 'teams', load })
  later()
  expect(await cached(db)).toBe('first')
  await rename(db, 'second')
  expect(await cached(db)).toBe('first')
  later()
  expect(await cached(db)).toBe('second')
  await sql`DELETE FROM services.life_situation`.execute(db)
  later()
  expect(await cached(db)).toBe('second')
  expect(load).toHaveBeenCalledTimes(2)
})

test('a change that is not committed yet, or never will be, is not seen', async () => {
  await rename(db, 'before')
  later()
  const cached = displayCache({ topic: 'teams', load: nameOf })
  expect(await cached(db)).toBe('before')
  const change = db.transaction().execute(async tx => {
    await sql`UPDATE people.team SET definition = '{"name": "taken back"}'`.execute(tx)
    later()
    expect(await cached(db)).toBe('before')
    throw new Error('taken back')
  })
  await expect(change).rejects.toThrow('taken back')
  later()
  expect(await cached(db)).toBe('before')
})

test('many pages at once read once; databases do not share', async () => {
  later()
  const load = vi.fn(nameOf)
  const cached = displayCache({ topic: 'teams', load })
  await Promise.all([cached(db), cached(db), cached(db)])
  expect(load).toHaveBeenCalledTimes(1)
  expect(await cached(other)).toBe('none')
  expect(load).toHaveBeenCalledTimes(2)
})

test('every visitor is shown what another one has read', async () => {
  later()
  const [load, figure] = [vi.fn(nameOf), vi.fn(async () => 7)]
  const [cached, remembered] = [displayCache({ topic: 'teams', load }), rememberedFigure(60_000, figure)]
  for (let n = 0; n < 3; n++) {
    await cached(narrowed(db, { actor: 'citizen' }))
    await remembered(narrowed(db, { actor: 'citizen' }), 'service')
  }
  expect([load.mock.calls.length, figure.mock.calls.length]).toEqual([1, 1])
})

test('a failure is thrown and not kept', async () => {
  let broken = true
  const cached = displayCache({
    topic: 'law',
    load: async () => {
      if (broken) throw new Error('down')
      return 'text'
    },
  })
  await expect(cached(db)).rejects.toThrow('down')
  broken = false
  expect(await cached(db)).toBe('text')
})

describe('each topic', () => {
  test.each([
    ['services', 'services.service_version, services.life_situation'],
    [
      'law',
      'law.statute, law.norm, law.requirement, law.derogation, law.derogation_term, law.derogation_release',
    ],
    [
      'offices',
      'offices.district, offices.quarter, offices.office, offices.opening_hours, offices.closure, offices.hotline, offices.hotline_hours',
    ],
    [
      'overlays',
      'channels.overlay, channels.overlay_end, channels.overlay_office_end, channels.adopted_way, channels.notice, channels.notice_end, hotline.call_back_queue',
    ],
    ['teams', 'people.team'],
  ] as const)('%s is marked by every table it shows', async (topic, tables) => {
    const { rows } = await sql<{ name: string }>`
      SELECT relnamespace::regnamespace || '.' || relname AS name
      FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
      WHERE tgname = 'shown' AND encode(tgargs, 'escape') = ${`${topic}\\000`} ORDER BY 1`.execute(db)
    expect(rows.map(({ name }) => name)).toEqual(tables.split(', ').toSorted())
    expect(displayTopics).toContain(topic)
  })
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
