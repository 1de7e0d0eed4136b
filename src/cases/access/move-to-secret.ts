import { sql } from 'kysely'
import type { Transaction } from '../../foundation/database/index.ts'
import { type Secret, tokenHash } from '../../foundation/secret.ts'
import { linkToken } from './citizen-access.ts'

/** Every link and code is another one from here on: mails that leave from now carry those that work. How many cases. */
export async function moveLinksToSecret(tx: Transaction, after: Secret): Promise<number> {
  const { rows } = await sql<{ id: string; epoch: number }>`
    SELECT id, access_epoch AS epoch FROM cases.case_record ORDER BY id FOR UPDATE`.execute(tx)
  const hashes = rows.map(({ id, epoch }) => tokenHash(linkToken(after, id, epoch)).toString('hex'))
  await sql`UPDATE cases.case_record c SET link_token_hash = decode(moved.hash, 'hex')
    FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${hashes}::text[]) AS moved (id, hash)
    WHERE c.id = moved.id`.execute(tx)
  return rows.length
}
