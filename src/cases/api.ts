import { NotFound, TooMany } from '../foundation/errors.ts'
import type { ApiRoute, ApiVisit } from '../foundation/http/index.ts'
import { checkCode } from './citizen-access.ts'
import { caseMessages } from './messages.ts'
import { actsOf, openInquiry } from './queries.ts'
import { timelineOf } from './timeline.ts'

const CODE_HEADER = 'X-Case-Code'
const LOCKED = { de: caseMessages.de.lookupLocked, en: caseMessages.en.lookupLocked }
/** The same for a case that does not exist and a code that is wrong. */
const NO_CASE = { de: caseMessages.de.lookupWrong, en: caseMessages.en.lookupWrong }

/** The case whose reference and code were given. @throws NotFound, TooMany */
export async function caseByCode(visit: ApiVisit, reference: string) {
  const code = visit.header(CODE_HEADER) ?? ''
  const check = await checkCode(visit, { reference, code, address: visit.address })
  if (check.ok) return check.case
  throw check.refusal === 'locked' ? new TooMany(LOCKED) : new NotFound(NO_CASE)
}

/** The status as the citizen sees it: no notes of colleagues, no answers, no names of staff. */
async function getCase(visit: ApiVisit) {
  const record = await caseByCode(visit, visit.params.reference ?? '')
  const inquiry = await openInquiry(visit.db, record.id)
  const value = {
    reference: record.reference,
    service: { id: record.serviceId, name: record.serviceName },
    state: record.state,
    outcome: record.outcome,
    channel: record.channel,
    openedAt: record.openedAt.toString(),
    promisedOn: record.promisedOn.toString(),
    clockStandsSince: record.waitingSince?.toString() ?? null,
    question: inquiry ? { text: inquiry.question, wants: inquiry.wants } : null,
    steps: timelineOf(record, await actsOf(visit.db, record.id)).map(({ step, at, next }) => ({
      step,
      at: at?.toString() ?? null,
      next,
    })),
  }
  return { kind: 'json', value } as const
}

export const apiRoutes: readonly ApiRoute[] = [{ method: 'GET', path: '/cases/:reference', handle: getCase }]
