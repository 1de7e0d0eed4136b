import { type Database, identityOf } from './database/index.ts'
import { type DisplayTopic, displayVersions } from './display-versions.ts'

interface Source<Value> {
  /** Named by the triggers on every table that `load` reads. */
  readonly topic: DisplayTopic
  load(db: Database): Promise<Value>
}

interface Entry<Value> {
  readonly version: string
  readonly value: Promise<Value>
}

/**
 * Keeps what many pages show in the memory of the process, for as long as its tables have the same version. Versions
 * are read again at most once a second, so pages lag that long at most; for display alone, a decision reads the tables.
 */
export function displayCache<Value>({ topic, load }: Source<Value>): (db: Database) => Promise<Value> {
  const entries = new WeakMap<object, Entry<Value>>()
  return async db => {
    // The version first: what changes while the value is read has another version then, and is read again.
    const version = (await displayVersions(db)).get(topic) ?? 'never changed'
    const identity = identityOf(db)
    const known = entries.get(identity)
    if (known?.version === version) return known.value
    const entry = { version, value: load(db) }
    entries.set(identity, entry)
    // A failure is not kept.
    entry.value.catch(() => entries.get(identity) === entry && entries.delete(identity))
    return entry.value
  }
}

/**
 * Keeps what is costly to count for a while, by key: figures that change slowly and stand on many pages. For
 * display alone.
 */
export function rememberedFigure<Value, Rest extends unknown[]>(
  forMs: number,
  read: (db: Database, key: string, ...rest: Rest) => Promise<Value>,
): (db: Database, key: string, ...rest: Rest) => Promise<Value> {
  const figures = new WeakMap<object, Map<string, { readAt: number; value: Promise<Value> }>>()
  return (db, key, ...rest) => {
    const ofDb = figures.get(identityOf(db)) ?? new Map()
    figures.set(identityOf(db), ofDb)
    const known = ofDb.get(key)
    if (known && performance.now() - known.readAt < forMs) return known.value
    const value = read(db, key, ...rest)
    ofDb.set(key, { readAt: performance.now(), value })
    // A failure is not remembered.
    value.catch(() => ofDb.delete(key))
    return value
  }
}
