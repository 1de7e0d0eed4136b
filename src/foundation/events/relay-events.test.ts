import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, expect, test } from 'vitest'
import { type Database, inTransaction, type Transaction } from '../database/index.ts'
import { createTestDatabase, relayAll } from '../testing/index.ts'
import { emitEvent } from './emit-event.ts'
import { type EventReader, relayEvents } from './relay-events.ts'

const at = Temporal.Instant.from('2026-11-03T08:52:00Z')
let db: Database
beforeAll(async () => {
  db = (await createTestDatabase({ max: 12 })).db
})

/** Reads events of its own name and remembers what was committed of its reading. */
function readerOf(name: string, meet: (subject: string) => Promise<void> | void = () => {}) {
  const met: string[] = []
  const reader: EventReader = {
    name,
    events: [name],
    async read(_tx, event) {
      await meet(event.subject)
      met.push(event.subject)
    },
  }
  return { reader, met }
}

const emit = (tx: Transaction, name: string, subject: string) => emitEvent(tx, { name, subject, at })

async function emitted(name: string, count: number): Promise<string[]> {
  const subjects = Array.from({ length: count }, () => randomUUID())
  for (const subject of subjects) await inTransaction(db, tx => emit(tx, name, subject))
  return subjects
}

test('a transaction that began earlier and commits later is not skipped', async () => {
  const { reader, met } = readerOf('late')
  const [early, late] = [randomUUID(), randomUUID()]
  await inTransaction(db, async tx => {
    await emit(tx, 'late', early)
    await inTransaction(db, other => emit(other, 'late', late))
    // The later one is committed, but whoever read it now would never come back for the earlier one.
    await relayEvents(db, reader)
    expect(met).toEqual([])
  })
  await relayAll(db, reader)
  expect(met).toEqual([early, late])
})

test('what was rolled back is never read', async () => {
  const { reader, met } = readerOf('rolled-back')
  const gone = inTransaction(db, async tx => {
    await emit(tx, 'rolled-back', randomUUID())
    throw new Error('changed my mind')
  })
  await expect(gone).rejects.toThrow()
  const kept = await emitted('rolled-back', 1)
  await relayAll(db, reader)
  expect(met).toEqual(kept)
})

test('several relays at once read every event once, in order', async () => {
  const { reader, met } = readerOf('at-once', () => sleep(2))
  const subjects = await emitted('at-once', 30)
  await Promise.all(Array.from({ length: 5 }, () => relayAll(db, reader)))
  expect(met).toEqual(subjects)
})

test('a reader that fails stays where it is, and nothing of the whole batch is kept', async () => {
  // In one transaction, so that one batch holds all three.
  const subjects = await inTransaction(db, async tx => {
    const all = Array.from({ length: 3 }, () => randomUUID())
    for (const subject of all) await emit(tx, 'failing', subject)
    return all
  })
  let broken = true
  const { reader, met } = readerOf('failing', subject => {
    if (broken && subject === subjects[1]) throw new Error('cannot read this')
  })
  const writing: EventReader = {
    ...reader,
    async read(tx, event) {
      await emit(tx, 'was-read', event.subject)
      await reader.read(tx, event)
    },
  }
  await expect(relayAll(db, writing)).rejects.toThrow('cannot read this')
  await expect(relayAll(db, writing)).rejects.toThrow('cannot read this')
  broken = false
  met.length = 0
  await relayAll(db, writing)
  expect(met).toEqual(subjects)
  const follower = readerOf('was-read')
  await relayAll(db, follower.reader)
  expect(follower.met).toEqual(subjects)
})

test('a reader that comes later begins at the beginning, and goes through any number', async () => {
  const first = readerOf('many')
  await relayAll(db, first.reader)
  const subjects = await inTransaction(db, async tx => {
    const all = Array.from({ length: 450 }, () => randomUUID())
    for (const subject of all) await emit(tx, 'many', subject)
    return all
  })
  await relayAll(db, first.reader)
  const second = readerOf('many')
  const late = { ...second.reader, name: 'many-too' }
  await relayAll(db, late)
  expect([first.met, second.met]).toEqual([subjects, subjects])
})
