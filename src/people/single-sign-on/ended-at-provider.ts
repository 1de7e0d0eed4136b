import { sql } from 'kysely'
import { recordAudit } from '../../foundation/audit/index.ts'
import { inTransaction, type Transaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import type { Answer, StaffVisit } from '../../foundation/http/index.ts'
import { type EndedSession, readLogoutToken } from './logout-token.ts'

/** How many sessions ended, by person. Named by `sid` it is one sign-in there; by `sub` alone all of the person. */
async function endSessionsOfProvider(tx: Transaction, ended: EndedSession): Promise<Map<string, number>> {
  const linked = sql`(SELECT staff_id FROM people.single_sign_on
    WHERE issuer = ${ended.issuer} AND subject = ${ended.subject})`
  const these = sql`id_token IS NOT NULL
    AND (${ended.sid}::text IS NULL OR provider_session = ${ended.sid})
    AND (${ended.subject}::text IS NULL OR staff_id IN ${linked})`
  await sql`DELETE FROM people.begun_sign_in WHERE ${these}`.execute(tx)
  const { rows } = await sql<{ staffId: string }>`
    DELETE FROM people.session WHERE ${these} RETURNING staff_id AS "staffId"`.execute(tx)
  const counts = new Map<string, number>()
  for (const { staffId } of rows) counts.set(staffId, (counts.get(staffId) ?? 0) + 1)
  return counts
}

/**
 * OpenID Connect Back-Channel Logout 1.0: the provider tells that a session has ended there. Every request asks the
 * database for its session, so the next one is refused already.
 */
export async function endedAtProvider(visit: StaffVisit): Promise<Answer> {
  const provider = visit.config.singleSignOn
  if (!provider) throw new NotFound()
  const ended = await readLogoutToken(provider, visit.body.get('logout_token'))
  if (!ended) return { kind: 'json', status: 400, value: { error: 'invalid_request' } }
  await inTransaction(visit.db, async tx => {
    for (const [id, count] of await endSessionsOfProvider(tx, ended))
      await recordAudit(tx, {
        actor: { kind: 'system', name: 'single sign-on' },
        act: 'staff.sessions-ended',
        object: { kind: 'staff', id },
        detail: { count },
        at: visit.clock.now(),
      })
  })
  return { kind: 'json', value: {} }
}
