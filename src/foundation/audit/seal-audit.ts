import { sql } from 'kysely'
import type { Database } from '../database/index.ts'
import { type Chain, checkChain, sealChain } from './chain.ts'

/** The audit trail of the house. */
export const auditChain: Chain = {
  name: 'seal-audit',
  rows: sql`foundation.audit a`,
  seals: sql`foundation.audit_seal`,
  rowId: sql`audit_id`,
  text: sql`jsonb_build_array(a.id, extract(epoch FROM a.at), a.actor_kind, a.actor_id, a.actor_name,
    a.act, a.object_kind, a.object_id, a.detail, a.request_id)::text`,
}

/** Seals what has been written since the last call; several processes may try, one does it. */
export function sealAudit(db: Database): Promise<number> {
  return sealChain(db, auditChain)
}

/** Walks the chain, missing rows included, and returns the first audit id that does not fit it, or null when all do. */
export async function findBrokenSeal(db: Database): Promise<number | null> {
  return (await checkChain(db, auditChain)).broken
}
