import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../foundation/database/index.ts'
import { NotFound } from '../foundation/errors.ts'
import type { Actor } from '../foundation/permissions/index.ts'
import { isUuid } from '../foundation/uuid.ts'
import { comesFrom, type Letter, type LetterState, type LetterToSend, travelsBy } from './letter.ts'
import type { LetterContent } from './rendering/index.ts'

type Db = Database | Transaction

const columns = sql`id, case_id AS "caseId", reference, team, subject, recipient, delivery, state,
  file_id AS "fileId", last_error AS "lastError", demo, created_at AS "createdAt"`

/** The same id twice is one letter. */
export async function insertLetter(tx: Transaction, letter: LetterToSend): Promise<boolean> {
  const { content } = letter
  const { rows } = await sql`
    INSERT INTO post.letter (id, case_id, reference, team, subject, recipient, content, delivery, state, demo, created_at)
    VALUES (${letter.id}, ${letter.caseId}, ${letter.reference}, ${letter.team}, ${content.subject},
      ${content.recipient.lines[0]}, ${JSON.stringify(content)}, ${letter.delivery}, 'ordered', ${letter.demo}, ${letter.at})
    ON CONFLICT (id) DO NOTHING RETURNING id`.execute(tx)
  return rows.length > 0
}

/** @throws NotFound */
export async function getLetter(db: Db, id: string): Promise<Letter> {
  if (!isUuid(id)) throw new NotFound()
  const { rows } = await sql<Letter>`SELECT ${columns} FROM post.letter WHERE id = ${id}`.execute(db)
  if (!rows[0]) throw new NotFound()
  return rows[0]
}

export async function lettersOf(db: Db, caseId: string): Promise<Letter[]> {
  const { rows } = await sql<Letter>`
    SELECT ${columns} FROM post.letter WHERE case_id = ${caseId} ORDER BY created_at`.execute(db)
  return rows
}

export async function findLetters(
  db: Db,
  query: {
    states: readonly LetterState[]
    delivery?: 'post' | 'online'
    /** Null: of all teams. */
    teams: readonly string[] | null
    limit: number
  },
): Promise<Letter[]> {
  const delivery = query.delivery ? sql`AND delivery = ${query.delivery}` : sql``
  const team = query.teams ? sql`AND team = ANY(${query.teams})` : sql``
  const { rows } = await sql<Letter>`
    SELECT ${columns} FROM post.letter WHERE state = ANY(${query.states}) ${delivery} ${team}
    ORDER BY created_at DESC LIMIT ${query.limit}`.execute(db)
  return rows
}

interface LetterToMake {
  readonly content: LetterContent
  readonly caseId: string
  readonly team: string
}

/** Locks one letter that still has to be made into a PDF; other workers take the next. */
export async function takeOrderedLetter(tx: Transaction, id: string): Promise<LetterToMake | null> {
  const { rows } = await sql<LetterToMake>`
    SELECT content, case_id AS "caseId", team FROM post.letter WHERE id = ${id} AND state = 'ordered' FOR UPDATE SKIP LOCKED`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** The oldest first, but those that failed before come last: they must not hold up the others. */
export async function orderedLetters(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM post.letter WHERE state = 'ordered'
    ORDER BY last_error IS NOT NULL, created_at LIMIT ${limit}`.execute(db)
  return rows.map(row => row.id)
}

/** Moves a letter on and writes down who did it; false where it is not in a state to come from. */
export async function moveLetter(
  tx: Transaction,
  id: string,
  to: LetterState,
  by: { actor: Actor; at: Temporal.Instant; fileId?: string },
): Promise<boolean> {
  const from: readonly LetterState[] = comesFrom[to]
  const delivery = travelsBy[to]
  const { rows } = await sql`
    UPDATE post.letter SET state = ${to}, file_id = coalesce(${by.fileId ?? null}::uuid, file_id), last_error = NULL
    WHERE id = ${id} AND state = ANY(${from}) ${delivery ? sql`AND delivery = ${delivery}` : sql``}
    RETURNING id`.execute(tx)
  if (rows.length === 0) return false
  const name = by.actor.kind === 'citizen' ? null : by.actor.name
  await sql`INSERT INTO post.letter_act (letter_id, kind, at, actor_kind, actor_name)
    VALUES (${id}, ${to}, ${by.at}, ${by.actor.kind}, ${name})`.execute(tx)
  return true
}

export async function noteLetterError(db: Db, id: string, message: string): Promise<void> {
  await sql`UPDATE post.letter SET last_error = ${message.slice(0, 500)} WHERE id = ${id}`.execute(db)
}

export interface LetterAct {
  readonly kind: LetterState
  readonly at: Temporal.Instant
  readonly actorName: string | null
}

export async function letterActs(db: Db, letterId: string): Promise<LetterAct[]> {
  const { rows } = await sql<LetterAct>`
    SELECT kind, at, actor_name AS "actorName" FROM post.letter_act WHERE letter_id = ${letterId} ORDER BY id`.execute(
    db,
  )
  return rows
}
