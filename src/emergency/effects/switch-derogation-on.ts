import type { Transaction } from '../../foundation/database/index.ts'
import { berlinDay } from '../../foundation/language/index.ts'
import {
  type DerogationOnFile,
  endForEmergency,
  lockDerogation,
  readDerogations,
  releaseForEmergency,
  standingOn,
} from '../../law/index.ts'
import { derogationsBegun, extendedOn, releasedActivations, writeLog } from '../switch/queries.ts'
import type { Effect, Ended, Placed, Turning } from './effect.ts'

type Actions = readonly Placed<'switch-derogation-on'>[]

const NOTHING: Ended = {}

/**
 * Releasing the plan is the second person's release of a derogation that lies prepared in the register of law. What is in
 * force already needs none; what has lapsed opens nothing, and hinders nobody from closing a door at night.
 */
export const switchDerogationOn: Effect<'switch-derogation-on'> = {
  async obstacle({ tx, by, at }, actions) {
    const named = await onFile(tx, idsOf(actions))
    const waiting = named.filter(derogation => standingOn(derogation, berlinDay(at)) === 'prepared')
    return waiting.some(({ enteredBy }) => enteredBy === by.id) ? 'own-derogation' : null
  },
  async begin({ tx, activation, by, at }, actions) {
    for (const { id, title } of await onFile(tx, idsOf(actions))) {
      if (!(await releaseForEmergency(tx, { id, by, at }))) continue
      const data = { derogation: id, title }
      await writeLog(tx, activation.id, { kind: 'derogation-begun', by: by.name, at, data })
    }
  },
  async end(turning, actions) {
    const begun = await derogationsBegun(turning.tx)
    const own = begun.flatMap(one => (one.activation === turning.activation.id ? one.derogation : []))
    const named = [...new Set([...own, ...idsOf(actions)])].sort()
    let derogationsEnded = 0
    for (const id of named)
      if (begun.some(one => one.derogation === id) && (await endUnlessNeeded(turning, id)))
        derogationsEnded += 1
    return derogationsEnded > 0 ? { derogationsEnded } : NOTHING
  },
}

function idsOf(actions: Actions): string[] {
  return [...new Set(actions.map(({ action }) => action.derogation))].sort()
}

async function onFile(tx: Transaction, ids: readonly string[]): Promise<DerogationOnFile[]> {
  return ids.length === 0 ? [] : (await readDerogations(tx)).filter(({ id }) => ids.includes(id))
}

/** The last operation that names it ends what any operation has begun, in whichever order they end. */
async function endUnlessNeeded({ tx, activation, by, at }: Turning, id: string): Promise<boolean> {
  // Two that end at once come one after the other: the second finds the first over.
  await lockDerogation(tx, id)
  const running = (await releasedActivations(tx)).filter(other => other.id !== activation.id)
  // A way that was extended at a return rests on it as well, this operation's own included.
  const others = [...running, ...(await extendedOn(tx, berlinDay(at)))]
  const names = ({ definition }: Turning['activation']) =>
    definition.actions.some(action => action.kind === 'switch-derogation-on' && action.derogation === id)
  if (others.some(names)) return false
  const reason = `Notbetrieb beendet: ${activation.definition.name.de}`
  return endForEmergency(tx, { id, reason, by, at })
}
