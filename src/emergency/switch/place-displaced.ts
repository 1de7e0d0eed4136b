import { displacedAt, type GivenBack, placeAgain } from '../../appointments/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { type Database, inTransaction } from '../../foundation/database/index.ts'

const house = { kind: 'system', name: 'Schalter' } as const
const ANSWER_HOURS = 72
const BATCH = 500

/**
 * Those who lost their places to an operation that gives its offices back get one again, in the order in which they had booked;
 * null: wherever nothing is stopped. After a crash it goes on. @returns how many people
 */
export async function placeAll(db: Database, clock: Clock, given: GivenBack | null): Promise<number> {
  // Where there is none for one there is none for the next who needs the same.
  const none = new Set<string>()
  let placed = 0
  for (;;) {
    const batch = await displacedAt(db, given, BATCH, none.size > 0 ? [...none] : null)
    for (const displaced of batch) {
      if (none.has(displaced.wants)) continue
      const at = clock.now()
      const toPlace = { by: house, at, answerUntil: at.add({ hours: ANSWER_HOURS }) }
      const outcome = await inTransaction(db, tx => placeAgain(tx, displaced, toPlace))
      if (outcome === 'placed') placed += 1
      if (outcome === 'none') none.add(displaced.wants)
    }
    if (batch.length < BATCH) return placed
  }
}

/** Whoever got no place at the reopening is tried again, as days and places come in. @returns how many people have one */
export function placeDisplaced(db: Database, clock: Clock): Promise<number> {
  return placeAll(db, clock, null)
}
