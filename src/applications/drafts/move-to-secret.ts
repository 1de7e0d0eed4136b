import { sql } from 'kysely'
import type { Transaction } from '../../foundation/database/index.ts'
import { type Secret, tokenHash } from '../../foundation/secret.ts'
import { draftToken } from './draft.ts'

/** Keys of drafts given out before open nothing any more; mails that still wait carry the new ones. How many drafts. */
export async function moveDraftsToSecret(tx: Transaction, after: Secret): Promise<number> {
  const { rows } = await sql<{ id: string; linkEpoch: number }>`
    SELECT id, link_epoch AS "linkEpoch" FROM applications.draft ORDER BY id FOR UPDATE`.execute(tx)
  const hashes = rows.map(draft => tokenHash(draftToken(after, draft)).toString('hex'))
  await sql`UPDATE applications.draft d SET token_hash = decode(moved.hash, 'hex')
    FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${hashes}::text[]) AS moved (id, hash)
    WHERE d.id = moved.id`.execute(tx)
  return rows.length
}
