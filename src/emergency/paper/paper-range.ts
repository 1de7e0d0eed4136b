import type { Temporal } from 'temporal-polyfill'

export const RANGE_LENGTH = 100

export const carriers = ['folder', 'download', 'stick'] as const
/** On what numbers lie: the folder that is kept each hour, one download, one stick. */
export type Carrier = (typeof carriers)[number]

/** Numbers that one office may write on paper, both ends included. */
export interface PaperRange {
  readonly first: number
  readonly last: number
  readonly office: string
  readonly carrier: Carrier
  readonly issuedAt: Temporal.Instant
  /** Null: the job of the hour. */
  readonly issuedBy: string | null
}

/** Numbers that follow each other. */
export interface NumberSpan {
  readonly from: number
  readonly to: number
}

export function numbersOf({ first, last }: Pick<PaperRange, 'first' | 'last'>): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

/**
 * What is missing below the highest number that has been dealt with: not entered yet, or spoiled and nobody has said so.
 * Numbers above it may never have been used.
 */
export function gapsIn({ first }: Pick<PaperRange, 'first'>, dealtWith: readonly number[]): NumberSpan[] {
  const sorted = [...new Set(dealtWith)].sort((a, b) => a - b)
  return sorted.flatMap((number, at) => {
    const from = at === 0 ? first : sorted[at - 1]! + 1
    return from < number ? [{ from, to: number - 1 }] : []
  })
}

/** The number to be entered next: the lowest one missing, else the one after the highest. Null: all are dealt with. */
export function nextIn(
  range: Pick<PaperRange, 'first' | 'last'>,
  dealtWith: readonly number[],
): number | null {
  const known = new Set(dealtWith)
  return numbersOf(range).find(number => !known.has(number)) ?? null
}

/** A folder that is older than this says that the job of the hour does not run. */
export const STALE_AFTER_HOURS = 2

export function isStale(madeAt: Temporal.Instant | null, now: Temporal.Instant): boolean {
  return !madeAt || madeAt.until(now).total('hours') > STALE_AFTER_HOURS
}

/** Papers that lay in the post before somebody wrote a number on them. */
const BEFORE_ISSUE_DAYS = 14

export type WrongMoment = 'in-the-future' | 'before-the-number'

/** Null: it can be true. */
export function wrongMoment(
  receivedAt: Temporal.Instant,
  { issuedAt }: Pick<PaperRange, 'issuedAt'>,
  now: Temporal.Instant,
): WrongMoment | null {
  if (receivedAt.until(now).sign < 0) return 'in-the-future'
  return receivedAt.until(issuedAt).total('hours') > BEFORE_ISSUE_DAYS * 24 ? 'before-the-number' : null
}
