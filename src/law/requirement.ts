import type { Temporal } from 'temporal-polyfill'
import type { Localized } from '../foundation/language/index.ts'
import type { Derogation } from './derogation.ts'
import type { RequirementDefinition, StatuteFile } from './law-definition.ts'

export type LawStep = RequirementDefinition['step']
export type LawChannel = RequirementDefinition['closes'][number]

type Days = 'validFrom' | 'validUntil'
type Background = Pick<RequirementDefinition, 'actor' | 'consequence' | 'exceptions' | 'quote' | 'deadline'>

/** What a section says on certain days. */
export interface NormText {
  readonly says: Localized
  /** Null: the text is not on file. */
  readonly textAsOf: Temporal.PlainDate | null
  readonly source: string | null
  readonly validFrom: Temporal.PlainDate | null
  readonly validUntil: Temporal.PlainDate | null
}

/** A section as it is cited on pages. */
export interface Norm extends NormText {
  readonly id: string
  readonly statute: string
  readonly citation: Localized
  /** What it said earlier, or will say. */
  readonly otherVersions: readonly NormText[]
}

export interface Statute extends Pick<StatuteFile, 'id' | 'abbreviation' | 'title' | 'level'> {}

/** What a norm demands of a step of services, and which ways that shuts. */
export interface Requirement extends Omit<RequirementDefinition, Days | keyof Background> {
  readonly validFrom: Temporal.PlainDate | null
  /** Last day. */
  readonly validUntil: Temporal.PlainDate | null
}

/** With what only pages tell. */
export interface RequirementOnFile extends Requirement, Background {}

/** All the law on file, as rules and pages need it, as it was known at one moment. */
export interface LawBook {
  readonly statutes: ReadonlyMap<string, Statute>
  readonly norms: ReadonlyMap<string, Norm>
  readonly requirements: readonly RequirementOnFile[]
  /** Those that count: released, and not withdrawn. */
  readonly derogations: readonly Derogation[]
}

/** What the gate asks of it. */
export type LawInForce = {
  readonly requirements: readonly Requirement[]
  readonly derogations: readonly Derogation[]
}
