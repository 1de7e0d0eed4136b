import { sql } from 'kysely'
import { type Database, identityOf } from './database/index.ts'

/** What pages show from memory. The triggers `shown` name the tables of each (migration 0035). */
export const displayTopics = ['services', 'law', 'offices', 'overlays', 'teams', 'appointments'] as const
export type DisplayTopic = (typeof displayTopics)[number]

type Versions = ReadonlyMap<string, string>

interface Look {
  readonly at: number
  readonly versions: Promise<Versions>
}

const FRESH_MS = 1000
let eachVisit = false

/** For measurements: versions are read for every visit. */
export function lookEveryTime(): void {
  eachVisit = true
}

const looks = new WeakMap<object, Look>()

/** The versions of all topics with one statement, at most a second old. */
export function displayVersions(db: Database): Promise<Versions> {
  // Every visit has a handle of its own on the same connections.
  const key = eachVisit ? db : identityOf(db)
  const known = looks.get(key)
  if (known && performance.now() - known.at < FRESH_MS) return known.versions
  const look = { at: performance.now(), versions: readVersions(db) }
  looks.set(key, look)
  // A failure is not kept.
  look.versions.catch(() => looks.get(key) === look && looks.delete(key))
  return look.versions
}

async function readVersions(db: Database): Promise<Versions> {
  const { rows } = await sql<{ topic: string; version: string }>`
    SELECT topic, version FROM foundation.display_version WHERE topic = ANY(${displayTopics})`.execute(db)
  return new Map(rows.map(({ topic, version }) => [topic, version]))
}
