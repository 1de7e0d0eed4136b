import { type Database, identityOf } from './database/index.ts'

interface Source<Value> {
  /** A short text that changes whenever what `load` reads has changed. */
  version(db: Database): Promise<string>
  load(db: Database): Promise<Value>
}

interface Entry<Value> {
  checkedAt: number
  version: string
  value: Value
}

let freshMs = 1000

/** For measurements: the version is read for every page. */
export function lookEveryTime(): void {
  freshMs = 0
}

/**
 * Keeps what many pages show in the memory of the process. The version is read again at most once a second, so
 * pages lag that long at most; for display alone, a decision reads the tables.
 */
export function displayCache<Value>(source: Source<Value>): (db: Database) => Promise<Value> {
  const entries = new WeakMap<object, Entry<Value>>()
  const running = new WeakMap<object, Promise<Value>>()

  async function refresh(db: Database): Promise<Value> {
    const checkedAt = performance.now()
    const version = await source.version(db)
    const known = entries.get(identityOf(db))
    const value = known?.version === version ? known.value : await source.load(db)
    entries.set(identityOf(db), { checkedAt, version, value })
    return value
  }

  return async db => {
    const entry = entries.get(identityOf(db))
    if (entry && performance.now() - entry.checkedAt < freshMs) return entry.value
    const underway = running.get(identityOf(db))
    if (underway) return underway
    const work = refresh(db).finally(() => running.delete(identityOf(db)))
    running.set(identityOf(db), work)
    return work
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
