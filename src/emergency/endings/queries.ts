import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type Database, json, type Transaction } from '../../foundation/database/index.ts'
import type { Ending, ShutWays, Stage, TemporaryGround } from './ending.ts'
import type { VisitsThatFollow } from './visits-that-follow.ts'

/** What those responsible are told of one end. */
export interface Reminder {
  readonly ground: TemporaryGround
  readonly closes: Temporal.PlainDate
  readonly stage: Stage
  readonly facts: {
    readonly name: TemporaryGround['name']
    readonly shuts: readonly ShutWays[]
    readonly visits: VisitsThatFollow | null
  }
}

export interface Told extends Reminder {
  readonly toldAt: Temporal.Instant
  readonly mails: number
}

/** Those that were told of ends on this day or later. */
export async function toldSince(db: Database | Transaction, closes: Temporal.PlainDate): Promise<Told[]> {
  const { rows } = await sql<Told>`
    SELECT jsonb_build_object('kind', ground_kind, 'id', ground_id, 'name', facts->'name') AS ground, closes_on AS closes, stage,
      facts, told_at AS "toldAt", mails
    FROM emergency.ending_reminder WHERE closes_on >= ${closes} ORDER BY told_at`.execute(db)
  return rows
}

/** @returns false: another job process was quicker. */
export async function keepReminder(
  tx: Transaction,
  { ground, closes, stage, facts }: Reminder,
  told: { readonly bundle: string; readonly mails: number; readonly at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO emergency.ending_reminder (ground_kind, ground_id, closes_on, stage, bundle_id, facts, mails, told_at)
    VALUES (${ground.kind}, ${ground.id}, ${closes}, ${stage}, ${told.bundle}, ${json(facts)}, ${told.mails}, ${told.at})
    ON CONFLICT DO NOTHING RETURNING stage`.execute(tx)
  return rows.length === 1
}

/** What one mail tells of. */
export async function remindersOf(
  tx: Transaction,
  bundle: string,
  kinds: readonly Ending['ground']['kind'][],
): Promise<Reminder[]> {
  const { rows } = await sql<Reminder>`
    SELECT jsonb_build_object('kind', ground_kind, 'id', ground_id, 'name', facts->'name') AS ground, closes_on AS closes, stage, facts
    FROM emergency.ending_reminder WHERE bundle_id = ${bundle} AND ground_kind = ANY (${[...kinds]})
    ORDER BY closes_on, ground_id`.execute(tx)
  return rows
}
