import { createHash, randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { accessCode, findCaseById } from '../cases/index.ts'
import type { Transaction } from '../foundation/database/index.ts'
import { Conflict } from '../foundation/errors.ts'
import type { Service } from '../services/index.ts'
import { answersFromJson, checkAnswers, type Problem, problemsOf, type Reader } from './answers/index.ts'
import { fileProblems, storeFiles } from './api-files.ts'
import { formOf } from './drafts/form-of.ts'
import { whyOnlineIsClosed } from './online-way.ts'
import { type Claim, claimKey, findClaim } from './queries.ts'
import { type Counter, openApplication } from './submit-application.ts'

export interface ApiApplication extends Reader {
  readonly service: Service
  readonly answers: Record<string, unknown>
  /** From the `Idempotency-Key` header; null: every call is an application of its own. */
  readonly key: string | null
  /** What must be the same when a key comes again. */
  readonly body: string
  readonly at: Temporal.Instant
}

export type TakenIn =
  | { readonly kind: 'taken-in'; readonly reference: string; readonly code: string }
  | { readonly kind: 'wrong'; readonly problems: readonly Problem[] }

const OTHER_BODY = {
  de: 'Unter diesem Idempotency-Key kam schon eine andere Anfrage.',
  en: 'This Idempotency-Key has come with another request before.',
}

/** Takes an application in from a machine. The same key and body give the same answer, never a second case. */
export async function takeInByApi(
  tx: Transaction,
  counter: Counter,
  application: ApiApplication,
): Promise<TakenIn> {
  const claim = claimFor(counter, application)
  const earlier = claim && (await findClaim(tx, claim.keyHash))
  if (claim && earlier) return answerAgain(tx, counter, claim, earlier)
  const closed = await whyOnlineIsClosed(tx, application.service.id, application.at)
  if (closed) throw new Conflict(closed)
  const form = await formOf({ form: null }, application.service)
  const read = answersFromJson(form, application.answers, application)
  const found = problemsOf(checkAnswers(form, read.answers, application))
  const problems = distinct([...read.problems, ...(await fileProblems(read.files, application)), ...found])
  if (problems.length > 0) return { kind: 'wrong', problems }
  // Two calls at once come this far together; the second waits here for the first.
  const winner = claim && (await claimKey(tx, claim))
  if (claim && winner && winner.caseId !== claim.caseId) return answerAgain(tx, counter, claim, winner)
  const id = claim?.caseId ?? randomUUID()
  const answers = await storeFiles(tx, read.answers, read.files, application.at)
  const pages = checkAnswers(form, answers, application)
  const { reference, code } = await openApplication(tx, counter, { ...application, id, pages })
  return { kind: 'taken-in', reference, code }
}

function claimFor({ secret }: Counter, { key, body, at }: ApiApplication): Claim | null {
  if (key === null) return null
  const keyHash = secret.hash('application-idempotency-key', key)
  return { keyHash, bodyHash: createHash('sha256').update(body).digest(), caseId: randomUUID(), at }
}

async function answerAgain(
  tx: Transaction,
  { secret }: Counter,
  { bodyHash }: Claim,
  earlier: Pick<Claim, 'bodyHash' | 'caseId'>,
): Promise<TakenIn> {
  if (!earlier.bodyHash.equals(bodyHash)) throw new Conflict(OTHER_BODY)
  const { caseId } = earlier
  const found = await findCaseById(tx, caseId)
  if (!found) throw new Error(`An idempotency key stands for case ${caseId}, which does not exist.`)
  return { kind: 'taken-in', reference: found.reference, code: accessCode(secret, caseId, found.accessEpoch) }
}

/** A field of the wrong shape is also unanswered; the first sentence says more. */
function distinct(problems: readonly Problem[]): Problem[] {
  const named = new Set<string>()
  return problems.filter(({ field }) => {
    const parts = field.split('-')
    const known = parts.some((_, at) => named.has(parts.slice(0, at + 1).join('-')))
    named.add(field)
    return !known
  })
}
