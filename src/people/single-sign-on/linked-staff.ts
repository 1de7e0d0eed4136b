import { sql } from 'kysely'
import { recordAudit } from '../../foundation/audit/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import type { House } from '../../foundation/http/index.ts'
import type { ProvenIdentity } from './identity-provider.ts'

type Identity = Pick<ProvenIdentity, 'issuer' | 'subject'>

/** Who that is here, as long as they work here. */
export async function findLinked(tx: Transaction, { issuer, subject }: Identity): Promise<string | null> {
  const { rows } = await sql<{ id: string; active: boolean }>`
    SELECT staff.id, staff.active FROM people.single_sign_on link
    JOIN people.staff ON staff.id = link.staff_id
    WHERE link.issuer = ${issuer} AND link.subject = ${subject}`.execute(tx)
  return rows[0]?.active ? rows[0].id : null
}

/** False where this subject is somebody else here. */
export async function linkStaff(
  tx: Transaction,
  { issuer, subject }: Identity,
  staffId: string,
  at: ReturnType<House['clock']['now']>,
): Promise<boolean> {
  const { rows } = await sql<{ staffId: string }>`
    INSERT INTO people.single_sign_on AS link (issuer, subject, staff_id, linked_at)
    VALUES (${issuer}, ${subject}, ${staffId}, ${at})
    ON CONFLICT (issuer, subject) DO UPDATE SET subject = link.subject
    RETURNING staff_id AS "staffId"`.execute(tx)
  return rows[0]!.staffId === staffId
}

/**
 * Who that is here: whoever an operator has linked; else, once, whoever signs in here by this verified mail address
 * and is linked to nobody yet. Nobody becomes a member of staff by signing in.
 */
export async function findStaffOf(
  tx: Transaction,
  { clock }: House,
  identity: ProvenIdentity,
): Promise<string | null> {
  const linked = await findLinked(tx, identity)
  if (linked || !identity.email) return linked
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT id, name FROM people.staff WHERE sign_in = ${identity.email} AND active
      AND NOT EXISTS (SELECT FROM people.single_sign_on WHERE staff_id = staff.id AND issuer = ${identity.issuer})
    FOR UPDATE`.execute(tx)
  const found = rows[0]
  if (!found || !(await linkStaff(tx, identity, found.id, clock.now()))) return null
  await recordAudit(tx, {
    actor: { kind: 'system', name: 'single sign-on' },
    act: 'staff.identity-linked',
    object: { kind: 'staff', id: found.id },
    at: clock.now(),
  })
  return found.id
}
