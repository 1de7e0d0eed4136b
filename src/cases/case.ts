import type { Temporal } from 'temporal-polyfill'
import type { Language, Localized } from '../foundation/language/index.ts'
import type { AssuranceLevel, ElectronicMeans } from '../people/index.ts'
import type { Channel, Outcome } from '../services/index.ts'
import type { Snapshot } from './snapshot.ts'

export const caseStates = ['new', 'in-progress', 'waiting', 'decided', 'closed', 'withdrawn'] as const
export type CaseState = (typeof caseStates)[number]
export const openStates: readonly CaseState[] = ['new', 'in-progress', 'waiting']

export interface Applicant {
  readonly familyName: string
  readonly givenNames: string
  /** ISO day; null where the form did not ask. */
  readonly birthDate: string | null
}

export interface Contact {
  readonly email: string | null
  readonly phone: string | null
  readonly postalAddress: readonly string[]
}

/** Checks by people; they have no level, which electronic means alone have (Art. 8 eIDAS). */
export const checksByStaff = ['document-on-site', 'call-back'] as const
export type CheckByStaff = (typeof checksByStaff)[number]

/** How it was proved who applied. */
export interface CaseIdentity {
  readonly means: ElectronicMeans | CheckByStaff
  readonly level: AssuranceLevel
  /** RFC 3339. */
  readonly at: string
  /** Under which the provider finds it again; null where a person checked. */
  readonly reference: string | null
}

export type CaseResult = 'granted' | 'refused' | 'answered'

export interface Case {
  readonly id: string
  readonly reference: string
  readonly serviceId: string
  readonly serviceVersion: number
  readonly serviceName: Localized
  readonly outcome: Outcome
  readonly team: string
  readonly channel: Channel
  readonly language: Language
  readonly state: CaseState
  readonly applicant: Applicant
  readonly contact: Contact
  readonly delivery: 'post' | 'online'
  readonly snapshot: Snapshot
  /** Null: not proved. */
  readonly identity: CaseIdentity | null
  readonly accessEpoch: number
  readonly promisedOn: Temporal.PlainDate
  readonly waitingSince: Temporal.Instant | null
  readonly cleared: readonly string[]
  readonly result: CaseResult | null
  readonly assignedTo: string | null
  readonly assignedName: string | null
  readonly demo: boolean
  /** See `decoy.ts`. */
  readonly decoy: boolean
  readonly openedAt: Temporal.Instant
  readonly decidedAt: Temporal.Instant | null
  readonly closedAt: Temporal.Instant | null
  /** A message did not arrive, and nobody has dealt with it yet. */
  readonly unreachedSince: Temporal.Instant | null
  /** As `P-1000-0004` on the paper on which it was taken down; null: it was not. */
  readonly paperNumber: string | null
}

/** What can be written into the course of a case. */
export const actKinds = [
  'opened',
  'identified',
  'read',
  'taken',
  'put-back',
  'passed-on',
  'note',
  'asked',
  'question-taken-back',
  'deadline-extended',
  'answered',
  'document-added',
  'message',
  'cleared',
  'granted',
  'refused',
  'replied',
  'withdrawn',
  'letter-produced',
  'letter-handed-over',
  'letter-returned',
  'letter-fetched',
  'mail-undelivered',
  'sms-undelivered',
  'sms-confirmed',
  'sms-taken-back',
  'mail-again',
  'news-by-letter',
  'reached',
] as const
export type ActKind = (typeof actKinds)[number]

export interface Act {
  readonly id: number
  readonly kind: ActKind
  readonly at: Temporal.Instant
  readonly actorKind: 'citizen' | 'staff' | 'system'
  readonly actorName: string | null
  readonly note: string
  /** Of `identified`: means and level. */
  readonly data: Readonly<Record<string, unknown>>
}

export interface Inquiry {
  readonly id: string
  readonly wants: 'text' | 'file'
  readonly question: string
  readonly askedAt: Temporal.Instant
  readonly askedBy: string
  readonly answeredAt: Temporal.Instant | null
  readonly answer: string | null
  /** Last day to answer as it was set; null: none was. */
  readonly answerBy: Temporal.PlainDate | null
  /** Since it was extended; null: it was not. */
  readonly extendedTo: Temporal.PlainDate | null
}

export interface CaseDocument {
  readonly fileId: string
  readonly name: string
  readonly label: string
  readonly addedAt: Temporal.Instant
}

export function fullName(applicant: Applicant): string {
  return `${applicant.givenNames} ${applicant.familyName}`.trim()
}
