import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../foundation/database/index.ts'
import { type Average, averageOf, type Rating, type Vote } from './rating.ts'

type Db = Database | Transaction

type RowToSave = Omit<Vote, 'voter'> & { id: string; voter: Buffer }

export async function saveRating(tx: Transaction, vote: RowToSave): Promise<{ id: string; isNew: boolean }> {
  const { rows } = await sql<{ id: string; isNew: boolean }>`
    INSERT INTO feedback.rating (id, subject, service_id, voter, stars, comment, demo, decoy, rated_at, changed_at)
    VALUES (${vote.id}, ${vote.subject}, ${vote.serviceId}, ${vote.voter}, ${vote.rating.stars},
      ${vote.rating.comment}, ${vote.demo}, ${vote.decoy}, ${vote.at}, ${vote.at})
    ON CONFLICT (subject, voter) DO UPDATE SET stars = excluded.stars, comment = excluded.comment,
      changed_at = excluded.changed_at
    RETURNING id, id = ${vote.id}::uuid AS "isNew"`.execute(tx)
  return rows[0]!
}

export async function findRating(db: Db, subject: string, voter: Buffer): Promise<Rating | null> {
  const { rows } = await sql<Rating>`
    SELECT stars, comment FROM feedback.rating WHERE subject = ${subject} AND voter = ${voter}`.execute(db)
  return rows[0] ?? null
}

export async function averageOfService(db: Db, serviceId: string): Promise<Average> {
  const { rows } = await sql<{ n: number; sum: number }>`
    SELECT count(*) AS n, coalesce(sum(stars), 0) AS sum FROM feedback.rating
    WHERE service_id = ${serviceId} AND NOT decoy`.execute(db)
  return averageOf(rows[0]!.n, rows[0]!.sum)
}

/** Since a moment: what people said while something was new. */
export async function averageSince(db: Db, serviceId: string, since: Temporal.Instant): Promise<Average> {
  const { rows } = await sql<{ n: number; sum: number }>`
    SELECT count(*) AS n, coalesce(sum(stars), 0) AS sum FROM feedback.rating
    WHERE service_id = ${serviceId} AND NOT decoy AND rated_at >= ${since}`.execute(db)
  return averageOf(rows[0]!.n, rows[0]!.sum)
}
