import { type FieldFault, Invalid, isStop, TooMany, Unauthorized, WorkNeeded } from '../errors.ts'
import type { Language } from '../language/index.ts'
import { type ProblemName, problemTypes } from '../problem-types.ts'
import type { ProofOfWorkTask } from '../proof-of-work-task.ts'

/** RFC 9457. `type` is relative, so that it is the same in every city; a page explains it under that address. */
interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly errors?: readonly FieldFault[]
  readonly challenge?: ProofOfWorkTask
  /** Where the fault is ours: what the log knows this request by. */
  readonly requestId?: string
}

export interface ProblemAnswer {
  readonly problem: Problem
  readonly headers: Readonly<Record<string, string>>
}

/** What stopped a call, as a document; what is inside us stays inside. */
export function problemOf(error: unknown, language: Language, requestId: string): ProblemAnswer {
  const name = isStop(error) ? error.problem : nameOfForeign(error)
  const { status, title, about } = problemTypes[name]
  const problem = {
    type: problemPath(name),
    title: title[language],
    status,
    detail: (isStop(error) ? error.sentence : about)[language],
    ...(error instanceof Invalid && error.errors.length > 0 ? { errors: error.errors } : {}),
    ...(error instanceof WorkNeeded ? { challenge: error.challenge } : {}),
    ...(status >= 500 ? { requestId } : {}),
  }
  return { problem, headers: headersFor(error) }
}

function headersFor(error: unknown): Record<string, string> {
  if (error instanceof TooMany) return { 'retry-after': String(error.retryAfterSeconds) }
  if (!(error instanceof Unauthorized)) return {}
  return { 'www-authenticate': `Bearer realm="schalter"${error.tokenGiven ? ', error="invalid_token"' : ''}` }
}

export function problemPath(name: ProblemName): string {
  return `/problems/${name}`
}

const byStatus: Record<number, ProblemName> = {
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-media-type',
}

/** What the server itself refused before a call was reached. */
function nameOfForeign(error: unknown): ProblemName {
  const status = (error as { statusCode?: number } | null)?.statusCode
  if (status === undefined || status >= 500) return 'internal-error'
  return byStatus[status] ?? 'malformed-request'
}
