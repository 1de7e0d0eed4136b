import type { Clock } from '../../foundation/clock.ts'
import { type Database, inTransaction } from '../../foundation/database/index.ts'
import { deleteFile } from '../../foundation/files/index.ts'
import { deleteExpired } from '../queries.ts'

const BATCH = 100

/** Deletes drafts whose time is over, with their files; the job of each night. Returns how many. */
export async function expireDrafts(db: Database, clock: Clock): Promise<number> {
  const now = clock.now()
  let total = 0
  for (let drafts = BATCH; drafts === BATCH; total += drafts) {
    drafts = await inTransaction(db, async tx => {
      const expired = await deleteExpired(tx, now, BATCH)
      for (const id of expired.fileIds) await deleteFile(tx, id)
      return expired.drafts
    })
  }
  return total
}
