import { z } from 'zod'
import { inTransaction } from '../foundation/database/index.ts'
import { Conflict, Invalid } from '../foundation/errors.ts'
import type { ApiRoute, ApiVisit } from '../foundation/http/index.ts'
import { Language } from '../foundation/language/index.ts'
import { getService } from '../services/index.ts'
import type { Problem } from './answers/index.ts'
import { whyOnlineIsClosed } from './online-way.ts'
import { takeInByApi } from './take-in-by-api.ts'

const NewApplication = z.strictObject({
  service: z.string().max(100),
  /** By question id: text, number, boolean (consent), list of values, `{ street, postcode, place }`, list of entries. */
  answers: z.record(z.string().max(100), z.unknown()),
  language: Language.default('de'),
})

type JsonAnswer = Awaited<ReturnType<ApiRoute['handle']>>

export const apiRoutes: readonly ApiRoute[] = [
  { method: 'POST', path: '/applications', handle: postApplication },
]

async function postApplication(visit: ApiVisit): Promise<JsonAnswer> {
  const parsed = NewApplication.safeParse(visit.json)
  if (!parsed.success)
    return wrong(parsed.error.issues.map(issue => [issue.path.join('.') || 'body', issue.message]))
  const { service: serviceId, answers, language } = parsed.data
  const service = await getService(visit.db, serviceId)
  const at = visit.clock.now()
  const closed = await whyOnlineIsClosed(visit.db, serviceId, at)
  if (closed) throw new Conflict(closed)
  const application = {
    service,
    answers,
    language,
    key: idempotencyKey(visit),
    body: JSON.stringify(visit.json),
    today: visit.clock.today(),
    at,
  }
  const counter = { secret: visit.secret, demo: visit.config.demo }
  const taken = await inTransaction(visit.db, tx => takeInByApi(tx, counter, application))
  if (taken.kind === 'wrong')
    return wrong(taken.problems.map(problem => [fieldOf(problem), problem.sentence]))
  const { reference, code } = taken
  return { kind: 'json', status: 201, value: { reference, code } }
}

const LONGEST_KEY = 255

function idempotencyKey(visit: ApiVisit): string | null {
  const key = visit.header('idempotency-key')
  if (key === undefined) return null
  if (key.length > 0 && key.length <= LONGEST_KEY) return key
  throw new Invalid({
    de: `Der Idempotency-Key hat 1 bis ${LONGEST_KEY} Zeichen.`,
    en: `The Idempotency-Key has 1 to ${LONGEST_KEY} characters.`,
  })
}

/** `mainAddress-postcode` is `mainAddress.postcode` here. */
function fieldOf({ field }: Problem): string {
  return field.replaceAll('-', '.')
}

function wrong(errors: readonly (readonly [field: string, detail: string])[]): JsonAnswer {
  return {
    kind: 'json',
    status: 422,
    type: 'application/problem+json',
    value: {
      type: '/problems/wrong-answers',
      title: 'Some answers cannot be taken like this',
      status: 422,
      errors: errors.map(([field, detail]) => ({ field, detail })),
    },
  }
}
