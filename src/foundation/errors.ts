import type { Localized } from './language/index.ts'
import { type ProblemName, problemTypes } from './problem-types.ts'
import type { ProofOfWorkTask } from './proof-of-work-task.ts'

/** Which part of what was sent is wrong, and a sentence about it in the language of whoever sent it. */
export interface FieldFault {
  readonly in: 'body' | 'query' | 'header'
  /** `answers.birthDate` */
  readonly field: string
  /** Into the body (RFC 6901): `/answers/birthDate` */
  readonly pointer?: string
  readonly message: string
}

/**
 * What stops an errand unexpectedly. `http/error-answer.tsx` turns each kind into a page, and
 * `http/problem-document.ts` into a problem document; an expected refusal is a return value, not one of these.
 */
abstract class Stop extends Error {
  constructor(
    /** A sentence for the person in front of the screen. */
    readonly sentence: Localized,
    readonly problem: ProblemName,
  ) {
    super(sentence.en)
    this.name = new.target.name
  }
  get status(): number {
    return problemTypes[this.problem].status
  }
}

export type { Stop }

export class NotFound extends Stop {
  constructor(sentence: Localized = { de: 'Das haben wir nicht gefunden.', en: 'We could not find this.' }) {
    super(sentence, 'not-found')
  }
}
export class Forbidden extends Stop {
  constructor(
    sentence: Localized = {
      de: 'Dafür haben Sie keine Berechtigung.',
      en: 'You do not have permission to do this.',
    },
  ) {
    super(sentence, 'forbidden')
  }
}
/** RFC 6750: a call for staff came without a token, or with one that is not good any more. */
export class Unauthorized extends Stop {
  constructor(readonly tokenGiven: boolean) {
    super(tokenGiven ? TOKEN_NOT_GOOD : TOKEN_MISSING, 'unauthorized')
  }
}
const TOKEN_NOT_GOOD = {
  de: 'Das Token ist abgelaufen, wurde widerrufen oder war nie eines von uns.',
  en: 'The token has expired, was revoked or never was one of ours.',
}
const TOKEN_MISSING = {
  de: 'Dieser Aufruf ist für Beschäftigte: Senden Sie ein Token, das mit npm run schalter -- user token create gemacht ist.',
  en: 'This call is for staff: send a token made with npm run schalter -- user token create.',
}
type ConflictName =
  | 'conflict'
  | 'way-closed'
  | 'too-early'
  | 'slot-taken'
  | 'hold-expired'
  | 'has-appointment'
  | 'appointment-over'
export class Conflict extends Stop {
  constructor(sentence: Localized, problem: ConflictName = 'conflict') {
    super(sentence, problem)
  }
}
type InvalidName = 'invalid-input' | 'wrong-answers' | 'idempotency-key-reused'
export class Invalid extends Stop {
  constructor(
    sentence: Localized,
    problem: InvalidName = 'invalid-input',
    readonly errors: readonly FieldFault[] = [],
  ) {
    super(sentence, problem)
  }
}
/** Too many tries, or the same thing twice at once; the caller is told when to come back. */
export class TooMany extends Stop {
  constructor(
    sentence: Localized,
    readonly retryAfterSeconds = 60,
    problem: 'too-many-requests' | 'idempotency-key-in-use' = 'too-many-requests',
  ) {
    super(sentence, problem)
  }
}

/** Very many want the same at once: goes on with the solution of this task. */
export class WorkNeeded extends Stop {
  constructor(
    sentence: Localized,
    readonly challenge: ProofOfWorkTask,
  ) {
    super(sentence, 'proof-of-work')
  }
}

export function isStop(error: unknown): error is Stop {
  return error instanceof Stop
}

/**
 * What a log may hold of an error. Messages of PostgreSQL and of parsers repeat what somebody typed, so only the
 * words of our own plain errors are kept; the place in the program says the rest.
 */
export function loggable(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown }
  const own = error.constructor === Error && code === undefined
  const stack = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return {
    name: error.constructor.name,
    ...(own ? { message: error.message } : {}),
    code,
    constraint,
    table,
    at: stack.map(line => line.trim()),
  }
}
