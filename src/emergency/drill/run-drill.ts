import { NOBODY_TAKEN_OVER, type TakenOver } from '../../appointments/index.ts'
import type { Overlay } from '../../channels/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { type Database, inTransaction } from '../../foundation/database/index.ts'
import { beginEffects } from '../effects/effects.ts'
import { rehearseDeadlines } from '../effects/extend-deadlines.ts'
import { overlaysOf } from '../overlays-of.ts'
import { takeOverAll } from '../switch/look-after-booked.ts'
import { askedDrills, type Drill, finishDrill, insertStandIn } from './queries.ts'
import { sealed } from './sealed.ts'

/** What a drill found out. */
export interface DrillReport {
  /** Until the ways, notices and stops would have held. */
  readonly switchedMs: number
  /** Until everybody would have had another way and a message. */
  readonly lookedAfterMs: number
  readonly taken: TakenOver
  /** Deadlines that would have been extended; left out: it was run before the house could. */
  readonly deadlines?: number
  /** Why it did not come to its end; null: it did. */
  readonly fault: string | null
}

/**
 * Runs the drills that were asked for: the very code of the switch, each step in a transaction that is taken back. Citizens
 * notice nothing, no message leaves the house.
 * @returns how many
 */
export async function runDrills(db: Database, clock: Clock): Promise<number> {
  const drills = await askedDrills(db)
  for (const drill of drills) {
    const report = await runDrill(db, drill, clock)
    await inTransaction(db, tx => finishDrill(tx, drill, report, clock.now(), clock.today()))
  }
  return drills.length
}

async function runDrill(db: Database, drill: Drill, clock: Clock): Promise<DrillReport> {
  const { id, definition, startsAt, askedBy } = drill
  const activation = { id, definition, startsAt, endsAt: null, openAgain: [], dropped: [] }
  const by = { kind: 'system', id, name: askedBy } as const
  const started = performance.now()
  let switched = started
  try {
    await sealed(db, async tx => {
      await insertStandIn(tx, drill, clock.now())
      await beginEffects({ tx, activation, by, at: clock.now() })
    })
    switched = performance.now()
    const within = (work: Parameters<typeof sealed<TakenOver>>[1]) => sealed(db, work)
    const taken = await takeOverAll({
      db,
      activation,
      since: clock.now(),
      clock,
      within,
      added: overlaysThen(drill, clock),
    })
    const deadlines = await sealed(db, tx => rehearseDeadlines(tx, activation, clock))
    const lookedAfterMs = performance.now() - switched
    return { switchedMs: switched - started, lookedAfterMs, taken, deadlines, fault: null }
  } catch (error) {
    const fault = error instanceof Error ? error.message.slice(0, 300) : 'unknown'
    return { switchedMs: switched - started, lookedAfterMs: 0, taken: NOBODY_TAKEN_OVER, fault }
  }
}

function overlaysThen({ id, definition, startsAt, askedBy }: Drill, clock: Clock): Overlay[] {
  const switched = { activation: id, from: startsAt, until: null, by: askedBy, at: clock.now() }
  const plain = { priority: 0, condition: null, activation: id }
  return overlaysOf(definition, switched).map(overlay => ({ ...plain, ...overlay }))
}
