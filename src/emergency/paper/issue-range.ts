import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { isStale, type PaperRange } from './paper-range.ts'
import { findUnusedRange, insertRange, lockRanges, newestFolders } from './queries.ts'

/**
 * The numbers that lie in the folder of the hour. They stay the same from hour to hour and on every host, until there is
 * reason to think that somebody has written one of them on paper: one came back, or no folder was made for two hours, so
 * that the house stood still.
 */
export async function rangeOfFolder(
  tx: Transaction,
  office: string,
  at: Temporal.Instant,
): Promise<PaperRange> {
  await lockRanges(tx, office)
  const newest = (await newestFolders(tx)).get(office)
  const unused = await findUnusedRange(tx, office)
  // Whoever had new numbers issued on purpose gets them, however old the last folder is.
  const keeps = unused && (unused.first !== newest?.rangeFirst || !isStale(newest.madeAt, at))
  return keeps ? unused : insertRange(tx, { office, carrier: 'folder', by: null, at })
}

/** Paper was in use: what lies in the folder of the hour from now on are other numbers. */
export async function issueAnew(
  tx: Transaction,
  office: string,
  by: string,
  at: Temporal.Instant,
): Promise<PaperRange> {
  await lockRanges(tx, office)
  return insertRange(tx, { office, carrier: 'folder', by, at })
}
