import { findBrokenSeal, latestAudit, latestOfAct } from '../../foundation/audit/index.ts'
import { page, type StaffVisit } from '../../foundation/http/index.ts'
import { auditMessages } from './audit-messages.ts'
import { AuditPage } from './audit-page.tsx'
import { DECOY_OPENED } from './decoy.ts'
import { wordsOfLooks } from './explain-look.ts'

/** How long an opened decoy stands on top of the audit trail. */
const ALARM_DAYS = 30

export async function getAudit(visit: StaffVisit) {
  const asked = visit.query.get('vor') ?? ''
  const before = /^\d{1,15}$/.test(asked) ? Number(asked) : null
  const lines = await latestAudit(visit.db, before, 100)
  const since = visit.clock.now().subtract({ hours: 24 * ALARM_DAYS })
  const props = {
    lines,
    alarms: await latestOfAct(visit.db, DECOY_OPENED, since, 20),
    lookWords: await wordsOfLooks(visit.db, lines),
    broken: await findBrokenSeal(visit.db),
  }
  const body = <AuditPage {...props} />
  return page(auditMessages[visit.language].auditTitle, body, { section: 'audit' })
}
