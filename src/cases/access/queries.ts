import { sql } from 'kysely'
import type { Door } from '../../foundation/access/index.ts'
import { letIn } from '../../foundation/database/index.ts'
import type { Case } from '../case.ts'
import { type Db, findCaseById } from '../queries.ts'

const door = sql`SELECT id, reference, access_epoch AS "accessEpoch" FROM`

export async function findDoor(db: Db, reference: string): Promise<Door | null> {
  return (await sql<Door>`${door} cases.door(${reference})`.execute(db)).rows[0] ?? null
}
export async function findDoorByLink(db: Db, tokenHash: Buffer): Promise<Door | null> {
  return (await sql<Door>`${door} cases.door_by_link(${tokenHash})`.execute(db)).rows[0] ?? null
}

/** Lets somebody in whose key has been checked. */
export async function enterCase(db: Db, { id }: Door): Promise<Case | null> {
  await letIn(db, id)
  return findCaseById(db, id)
}
