import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import type { DerogationFile } from '../derogation-definition.ts'
import { saveDerogation, withdrawDerogations } from './queries.ts'

/** Takes over the district's file; what it no longer names is withdrawn, what staff entered is left alone. */
export async function importDerogations(
  tx: Transaction,
  { derogations }: DerogationFile,
  at: Temporal.Instant,
): Promise<void> {
  for (const derogation of derogations)
    await saveDerogation(tx, { ...derogation, enteredBy: null, enteredName: null }, at)
  await withdrawDerogations(
    tx,
    derogations.map(({ id }) => id),
    at,
  )
}
