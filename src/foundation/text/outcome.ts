import type { Temporal } from 'temporal-polyfill'
import type { Language } from '../language/index.ts'

/** What reading an answer depends on besides the answer. */
export interface Reader {
  readonly language: Language
  /** The day in Berlin. */
  readonly today: Temporal.PlainDate
}

/** What an answer says: for people, and in a form that can be compared. Both are empty where nothing was answered. */
export interface Reading {
  readonly text: string
  readonly value: string
}

/** A sentence that says what to do; `part` names the field where an answer has several. */
export interface Fault {
  readonly sentence: string
  readonly part?: string
}

export type Outcome = Reading | { readonly faults: readonly Fault[] }

export function fault(sentence: string): Outcome {
  return { faults: [{ sentence }] }
}
