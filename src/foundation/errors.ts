import type { Localized } from './language/index.ts'

/**
 * What stops an errand unexpectedly. `http/error-answer.tsx` turns each kind into a page or a problem
 * document; an expected refusal is a return value, not one of these.
 */
abstract class Stop extends Error {
  abstract readonly status: number
  constructor(
    /** A sentence for the person in front of the screen. */
    readonly sentence: Localized,
    detail?: string,
  ) {
    super(detail ?? sentence.en)
    this.name = new.target.name
  }
}

export type { Stop }

export class NotFound extends Stop {
  readonly status = 404
  constructor(sentence: Localized = { de: 'Das haben wir nicht gefunden.', en: 'We could not find this.' }) {
    super(sentence)
  }
}
export class Forbidden extends Stop {
  readonly status = 403
  constructor(
    sentence: Localized = {
      de: 'Dafür haben Sie keine Berechtigung.',
      en: 'You do not have permission to do this.',
    },
  ) {
    super(sentence)
  }
}
export class Conflict extends Stop {
  readonly status = 409
}
export class Invalid extends Stop {
  readonly status = 422
}
/** Too many tries; the caller is told when to come back. */
export class TooMany extends Stop {
  readonly status = 429
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
