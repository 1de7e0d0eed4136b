import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../foundation/database/index.ts'
import type { StatuteFile } from './law-definition.ts'
import { saveRequirements, saveStatute, withdrawOthers } from './save-statute.ts'

/** Takes over the statutes of the district's files; what a file no longer names is withdrawn, never deleted. */
export async function importStatutes(
  tx: Transaction,
  statutes: readonly StatuteFile[],
  at: Temporal.Instant,
): Promise<void> {
  // Norms first: a requirement may rest on a norm of another file.
  for (const statute of statutes) await saveStatute(tx, statute, at)
  for (const statute of statutes) await saveRequirements(tx, statute, at)
  await withdrawOthers(tx, statutes, at)
}
