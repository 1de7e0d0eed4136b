import { type Database, inTransaction, type Transaction } from '../../foundation/database/index.ts'

class Sealed extends Error {}

/** Does the work and takes all of it back: no message leaves, nobody is moved, nothing is stopped. */
export async function sealed<Result>(
  db: Database,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  let result: { readonly is: Result } | undefined
  try {
    await inTransaction(db, async tx => {
      result = { is: await work(tx) }
      throw new Sealed()
    })
  } catch (error) {
    if (!(error instanceof Sealed)) throw error
  }
  return result!.is
}
