import { uuidOf } from '../../foundation/uuid.ts'
import { writeLog } from '../switch/queries.ts'
import type { Effect } from './effect.ts'
import { beginMove, endMove, endMoves } from './staff-moves.ts'

const moveId = (activation: string, index: number) => uuidOf(`staff ${activation} ${index}`)

/** So many of a team go home or to the hotline. Who goes, the team settles: the house counts, and names nobody. */
export const reassignStaff: Effect<'reassign-staff'> = {
  async begin({ tx, activation, by, at }, actions) {
    let people = 0
    for (const { index, action } of actions) {
      const { team, people: some, to: place } = action
      const id = moveId(activation.id, index)
      await beginMove(tx, { id, activation: activation.id, team, people: some, place }, at)
      people += some
    }
    if (people > 0)
      await writeLog(tx, activation.id, { kind: 'staff-moved', by: by.name, at, data: { people } })
  },
  async end({ tx, activation, at }) {
    const peopleBack = await endMoves(tx, activation.id, at)
    return peopleBack > 0 ? { peopleBack } : NOTHING
  },
  async drop({ tx, activation, at }, actions) {
    for (const { index } of actions) await endMove(tx, moveId(activation.id, index), at)
  },
}

const NOTHING = {}
