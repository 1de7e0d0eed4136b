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
