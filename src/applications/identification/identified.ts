import { Temporal } from 'temporal-polyfill'
import type { CaseIdentity } from '../../cases/index.ts'
import { tokenHash } from '../../foundation/secret.ts'
import { type Identification, similarName, type VerifiedPerson } from '../../people/index.ts'
import { type Answers, textOf } from '../answers/index.ts'

/** Who has proved to be filling a draft in, as it is kept with it. */
export interface Identified extends Identification {
  readonly provider: string
  /** RFC 3339. */
  readonly at: string
  /** Hash of what only the browser holds in which it was proved. */
  readonly browser: string
}

/** Whoever proves who they are is the one who sends: so not for long, and only from the same browser. */
export const IDENTIFIED_MINUTES = 60

export function isFresh({ at }: Identified, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, Temporal.Instant.from(at).add({ minutes: IDENTIFIED_MINUTES })) < 0
}

export function browserHash(token: string): string {
  return tokenHash(token).toString('base64url')
}

export function isSameBrowser({ browser }: Identified, token: string | undefined): boolean {
  return token !== undefined && browserHash(token) === browser
}

/** The questions about the person applying that the proof answers. */
const verifiedFields = ['familyName', 'givenNames', 'birthDate'] as const satisfies (keyof VerifiedPerson)[]

export function isVerified(identified: Identified | null, question: string): boolean {
  return identified !== null && verifiedFields.some(field => field === question)
}

/** The answers the proof gives, written as somebody would type them. One name only stands in both fields. */
export function verifiedAnswers({ person }: Identified): Readonly<Record<string, string>> {
  const { familyName, givenNames, birthDate } = person
  return {
    familyName,
    givenNames: givenNames || familyName,
    birthDate: birthDate.split('-').reverse().join('.'),
  }
}

export interface Difference {
  readonly field: (typeof verifiedFields)[number]
  readonly typed: string
  readonly verified: string
}

/** What had been typed and means somebody else. Fewer given names, or other letters of the same name, do not. */
export function differences(typed: Answers, identified: Identified): Difference[] {
  const verified = verifiedAnswers(identified)
  return verifiedFields
    .map(field => ({ field, typed: textOf(typed, field).trim(), verified: verified[field]! }))
    .filter(({ field, typed, verified }) => typed !== '' && !means(field, typed, verified))
}

function means(field: Difference['field'], typed: string, verified: string): boolean {
  switch (field) {
    case 'familyName':
      return similarName(typed, verified)
    case 'givenNames': {
      const all = verified.split(/\s+/)
      return typed.split(/\s+/).every(name => all.some(other => similarName(name, other)))
    }
    case 'birthDate':
      return digits(typed) === digits(verified)
  }
}

/** `1.3.1988` and `01.03.1988` are one day. */
function digits(day: string): string {
  return day
    .split(/\D+/)
    .map(part => part.padStart(2, '0'))
    .join('.')
}

/** What the case keeps of it: no names, they are its applicant's. */
export function proofFor({ means, level, at, provider, reference }: Identified): CaseIdentity {
  return { means, level, at, reference: `${provider}/${reference}` }
}
