import { liftStops } from '../../appointments/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { type Database, inTransaction } from '../../foundation/database/index.ts'
import { placeAll } from './place-displaced.ts'
import { lockActivation, reopening, writeLog } from './queries.ts'

const house = { kind: 'system', name: 'Schalter' } as const

/**
 * After an operation those who lost their places to it come first, in the order in which they had booked; then its offices
 * give appointments to everybody. After a crash it goes on.
 * @returns how many people have a place again
 */
export async function reopen(db: Database, clock: Clock): Promise<number> {
  let placed = 0
  for (const activation of await reopening(db)) {
    const people = await placeAll(db, clock, { activation, offices: null })
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
