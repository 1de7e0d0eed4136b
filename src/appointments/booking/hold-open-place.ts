import { answerChannels } from '../../channels/index.ts'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { startOf } from '../steps.ts'
import { type Held, holdPlace, type PlaceToHold } from './hold-place.ts'

/**
 * As `holdPlace`, for whoever books from outside: an appointment by telephone or video is held only where that way will be open
 * for each of the services when it takes place, for one step at least. On site nothing has to be asked: stops say so, and no
 * statute shuts that door.
 */
export async function holdOpenPlace(db: Database | Transaction, place: PlaceToHold): Promise<Held | null> {
  return (await isWayOpen(db, place)) ? holdPlace(db as Database, place) : null
}

async function isWayOpen(
  db: Database | Transaction,
  { demand: { mode }, errands, office, day, step }: PlaceToHold,
): Promise<boolean> {
  if (mode === 'onsite') return true
  const options = { at: startOf(day, step).toInstant(), office, identified: 'none' } as const
  for (const { id } of errands) {
    const answers = await answerChannels(db, id, options)
    if (!answers.some(({ channel, state }) => channel === mode && state === 'open')) return false
  }
  return true
}
