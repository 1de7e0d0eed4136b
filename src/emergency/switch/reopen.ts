import { displacedAt, liftStops, placeAgain } from '../../appointments/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { type Database, inTransaction } from '../../foundation/database/index.ts'
import { lockActivation, reopening, writeLog } from './queries.ts'

const house = { kind: 'system', name: 'Schalter' } as const
const ANSWER_HOURS = 72
const BATCH = 500

/**
 * After an operation those who lost their places to it come first, in the order in which they had booked; then its offices
 * give appointments to everybody. After a crash it goes on.
 * @returns how many people have a place again
 */
export async function reopen(db: Database, clock: Clock): Promise<number> {
  let placed = 0
  for (const activation of await reopening(db)) {
    const people = await placeAll(db, clock, activation)
    await inTransaction(db, async tx => {
      await lockActivation(tx, activation)
      // Another job process was quicker.
      if (!(await reopening(tx)).includes(activation)) return
      await liftStops(tx, activation, null, clock.now())
      const change = { data: { people }, before: { stopped: true }, after: { stopped: false } }
      await writeLog(tx, activation, { kind: 'reopened', by: house.name, at: clock.now(), ...change })
    })
    placed += people
  }
  return placed
}

/** Whoever got no place at the reopening is tried again, as days and places come in. @returns how many people have one */
export function placeDisplaced(db: Database, clock: Clock): Promise<number> {
  return placeAll(db, clock, null)
}

async function placeAll(db: Database, clock: Clock, activation: string | null): Promise<number> {
  // Where there is none for one there is none for the next who needs the same.
  const none = new Set<string>()
  let placed = 0
  for (;;) {
    const batch = await displacedAt(db, activation, BATCH, none.size > 0 ? [...none] : null)
    let placedNow = 0
    for (const displaced of batch) {
      if (none.has(displaced.wants)) continue
      const at = clock.now()
      const toPlace = { by: house, at, answerUntil: at.add({ hours: ANSWER_HOURS }) }
      if (await inTransaction(db, tx => placeAgain(tx, displaced, toPlace))) placedNow += 1
      else none.add(displaced.wants)
    }
    placed += placedNow
    if (batch.length < BATCH) return placed
  }
}
