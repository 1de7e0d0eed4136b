import { NotFound, TooMany } from '../foundation/errors.ts'
import { type ApiRoute, answer, apiGet, type House, Id } from '../foundation/http/index.ts'
import { checkCode } from './access/citizen-access.ts'
import { accessMessages } from './access/messages.ts'
import { actsOf } from './acts/queries.ts'
import { openInquiry } from './inquiry/queries.ts'
import { DescribedCase } from './own-case/described-case.ts'
import { timelineOf } from './own-case/timeline.ts'

const LOCKED = { de: accessMessages.de.lookupLocked, en: accessMessages.en.lookupLocked }
/** The same for a case that does not exist and a code that is wrong. */
const NO_CASE = { de: accessMessages.de.lookupWrong, en: accessMessages.en.lookupWrong }
/** The tries at one address are counted anew after this long; those at one reference after a day. */
const QUARTER_OF_AN_HOUR = 15 * 60

/** The case whose reference and code were given. @throws NotFound, TooMany */
async function caseByCode(house: House, given: Parameters<typeof checkCode>[1]) {
  const check = await checkCode(house, given)
  if (check.ok) return check.found
  throw check.refusal === 'locked' ? new TooMany(LOCKED, QUARTER_OF_AN_HOUR) : new NotFound(NO_CASE)
}

/** The status as the citizen sees it: no notes of colleagues, no answers, no names of staff. */
const getCase = apiGet('/cases/:reference', {
  topic: 'cases',
  summary: { de: 'Wie es um einen Vorgang steht', en: 'Where a case stands' },
  about: {
    de: 'Mit dem Code der Person in X-Case-Code. Nach fünf falschen Codes ist die Nummer für einen Tag gesperrt; „falsch“ und „unbekannt“ sind dieselbe Antwort.',
    en: 'With the code of the person in X-Case-Code. After five wrong codes the reference is locked for a day; "wrong" and "unknown" are the same answer.',
  },
  caseCode: true,
  params: { reference: Id },
  problems: ['too-many-requests'],
  answers: {
    200: {
      says: { de: 'Der Stand, wie die Person ihn sieht', en: 'The state as the person sees it' },
      schema: DescribedCase,
    },
  },
  async handle(visit) {
    const { params, caseCode, address, db, language } = visit
    const record = await caseByCode(visit, { reference: params.reference, code: caseCode, address })
    const inquiry = await openInquiry(db, record.id)
    const value = {
      reference: record.reference,
      service: { id: record.serviceId, name: record.serviceName[language] },
      state: record.state,
      outcome: record.outcome,
      channel: record.channel,
      openedAt: record.openedAt.toString(),
      promisedOn: record.promisedOn.toString(),
      clockStandsSince: record.waitingSince?.toString() ?? null,
      question: inquiry ? { text: inquiry.question, wants: inquiry.wants } : null,
      steps: timelineOf(record, await actsOf(db, record.id)).map(({ step, at, next }) => ({
        step,
        at: at?.toString() ?? null,
        next,
      })),
    }
    return answer(200, value)
  },
})

export const apiRoutes: readonly ApiRoute[] = [getCase]
