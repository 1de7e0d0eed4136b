import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'

export interface Passkey {
  readonly id: string
  readonly name: string
  readonly createdAt: Temporal.Instant
  readonly lastUsedAt: Temporal.Instant | null
}

export async function listPasskeys(db: Database | Transaction, staffId: string): Promise<Passkey[]> {
  const { rows } = await sql<Passkey>`
    SELECT credential_id AS id, name, created_at AS "createdAt", last_used_at AS "lastUsedAt"
    FROM people.passkey WHERE staff_id = ${staffId} ORDER BY created_at`.execute(db)
  return rows
}

export interface HeldPasskey {
  readonly publicKey: Buffer
  readonly counter: number
  readonly staff: StaffActor
}

/** The key and whose it is, as long as that person works here. */
export async function findPasskey(db: Database, id: string): Promise<HeldPasskey | null> {
  const { rows } = await sql<Omit<HeldPasskey, 'staff'> & Omit<StaffActor, 'kind'>>`
    SELECT passkey.public_key AS "publicKey", passkey.counter, staff.id, staff.name, staff.roles, staff.teams
    FROM people.passkey JOIN people.staff ON staff.id = passkey.staff_id
    WHERE passkey.credential_id = ${id} AND staff.active`.execute(db)
  const found = rows[0]
  if (!found) return null
  const { publicKey, counter, ...staff } = found
  return { publicKey, counter: Number(counter), staff: { kind: 'staff', ...staff } }
}

export interface NewPasskey {
  readonly id: string
  readonly name: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: readonly string[]
}

export async function insertPasskey(
  tx: Transaction,
  staffId: string,
  key: NewPasskey,
  now: Temporal.Instant,
): Promise<void> {
  await sql`INSERT INTO people.passkey
      (credential_id, staff_id, name, public_key, counter, transports, created_at)
    VALUES (${key.id}, ${staffId}, ${key.name}, ${key.publicKey}, ${key.counter}, ${key.transports}, ${now})`.execute(
    tx,
  )
}

/** Notes a use; false where the key has counted as far before: then this answer comes from a copy. */
export async function noteUse(
  tx: Transaction,
  id: string,
  counter: number,
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`UPDATE people.passkey SET counter = ${counter}, last_used_at = ${now}
    WHERE credential_id = ${id} AND (counter < ${counter} OR (counter = 0 AND ${counter}::bigint = 0))
    RETURNING credential_id`.execute(tx)
  return rows.length > 0
}

export async function deletePasskey(tx: Transaction, staffId: string, id: string): Promise<boolean> {
  const { rows } = await sql`DELETE FROM people.passkey WHERE staff_id = ${staffId} AND credential_id = ${id}
    RETURNING credential_id`.execute(tx)
  return rows.length > 0
}
