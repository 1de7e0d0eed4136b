import type { Temporal } from 'temporal-polyfill'
import type { LawInForce } from '../law/index.ts'
import type { Office, OfficeBook } from '../offices/index.ts'
import type { AssuranceLevel } from '../people/index.ts'
import type { ServiceDefinition } from '../services/index.ts'
import type { AdoptedWay } from './adopted-way.ts'
import type { ChannelAnswer, Instead } from './channel-answer.ts'
import type { Overlay } from './overlay.ts'

export type ServiceWays = Pick<
  ServiceDefinition,
  'id' | 'team' | 'offers' | 'closedByPractice' | 'form' | 'authority'
>

export interface ChannelQuestion {
  readonly service: ServiceWays
  readonly law: LawInForce
  readonly overlays: readonly Overlay[]
  readonly adopted: readonly AdoptedWay[]
  readonly offices: OfficeBook
  /** Null: the city as a whole. */
  readonly office: Office | null
  readonly at: Temporal.Instant
  /** How surely whoever comes can prove online who they are, or has proved it. */
  readonly identified: AssuranceLevel
}

/** An answer before it is said what to do instead. */
export interface RawAnswer extends Omit<ChannelAnswer, 'instead'> {
  /** What the norm or the practice itself names as the equal way. */
  readonly named: Instead | null
}
