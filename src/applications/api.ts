import { z } from 'zod'
import { inTransaction } from '../foundation/database/index.ts'
import { Invalid, TooMany } from '../foundation/errors.ts'
import { type ApiRoute, type ApiVisit, apiLanguage, countTry, type Limit } from '../foundation/http/index.ts'
import { Language } from '../foundation/language/index.ts'
import { getService } from '../services/index.ts'
import type { Problem } from './answers/index.ts'
import { takeInByApi } from './take-in-by-api.ts'

const NewApplication = z.strictObject({
  service: z.string().regex(/^[a-z0-9-]{1,100}$/, 'the id of a service'),
  /**
   * By question id: text, number, boolean (consent), list of values, `{ street, postcode, place }`, list of entries,
   * list of files as `{ name, content }` in base64.
   */
  answers: z.record(z.string().max(100), z.unknown()),
  /** Of the case and of what is said about answers; left out, as the caller reads. */
  language: Language.optional(),
})

type JsonAnswer = Awaited<ReturnType<ApiRoute['handle']>>

export const apiRoutes: readonly ApiRoute[] = [
  { method: 'POST', path: '/applications', handle: postApplication },
]

async function postApplication(visit: ApiVisit): Promise<JsonAnswer> {
  await keepWithinLimit(visit)
  const parsed = NewApplication.safeParse(visit.json)
  if (!parsed.success)
    return wrong(parsed.error.issues.map(issue => [issue.path.join('.') || 'body', issue.message]))
  const { service: serviceId, answers, language = apiLanguage(visit) } = parsed.data
  const service = await getService(visit.db, serviceId)
  const at = visit.clock.now()
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

/** Generous: behind one address may stand a portal of its own. */
const perAddress: Limit = { purpose: 'applications-by-api', tries: 600, windowMinutes: 60 }
const SLOW_DOWN = {
  de: 'Von dieser Adresse kamen in der letzten Stunde sehr viele Anträge. Bitte versuchen Sie es später noch einmal.',
  en: 'A great many applications came from this address within the last hour. Please try again later.',
}

async function keepWithinLimit({ db, secret, config, clock, address }: ApiVisit): Promise<void> {
  if (!config.rateLimit) return
  if (!(await countTry(db, secret, perAddress, address, clock.now()))) throw new TooMany(SLOW_DOWN)
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
