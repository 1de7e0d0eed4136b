import type { Temporal } from 'temporal-polyfill'
import type { Source } from '../foundation/facts/index.ts'
import type { Localized } from '../foundation/language/index.ts'
import type { RequirementDefinition, StatuteFile } from './law-definition.ts'

export type LawStep = RequirementDefinition['step']
export type LawChannel = RequirementDefinition['closes'][number]

/** A section as it is cited on pages. */
export interface Norm {
  readonly id: string
  readonly statute: string
  readonly citation: Localized
  readonly says: Localized
  /** Null: the text is not on file. */
  readonly textAsOf: Temporal.PlainDate | null
}

export interface Statute extends Pick<StatuteFile, 'id' | 'abbreviation' | 'title' | 'level'> {}

/** What a norm demands of a step of services, and which ways that shuts. */
export interface Requirement extends Omit<RequirementDefinition, 'validFrom' | 'validUntil'> {
  readonly validFrom: Temporal.PlainDate | null
  /** Last day. */
  readonly validUntil: Temporal.PlainDate | null
}

/** A temporary relief that suspends a requirement. */
export interface Derogation {
  readonly id: string
  readonly requirement: string
  readonly citation: Localized
  readonly issuer: Localized
  readonly territory: Localized | null
  /** Whether it holds in this city. */
  readonly covers: 'yes' | 'no' | 'unknown'
  readonly from: Temporal.PlainDate
  /** Last day; null: until further notice. */
  readonly until: Temporal.PlainDate | null
  readonly source: Source
}

/** All the law on file, as rules and pages need it. */
export interface LawBook {
  readonly statutes: ReadonlyMap<string, Statute>
  readonly norms: ReadonlyMap<string, Norm>
  readonly requirements: readonly Requirement[]
  readonly derogations: readonly Derogation[]
}
