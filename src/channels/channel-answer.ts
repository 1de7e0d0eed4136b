import type { Temporal } from 'temporal-polyfill'
import type { Source } from '../foundation/facts/index.ts'
import type { Localized } from '../foundation/language/index.ts'
import type { LawGround } from '../law/index.ts'
import type { Channel, Step } from '../services/index.ts'

/**
 * What an answer rests on: law (a norm, a derogation, or the default that procedure is free of form), an
 * overlay, what the office offers, or a source for stated practice. Norms, derogations and overlays by id.
 */
export type Ground =
  | LawGround
  | { readonly overlay: string }
  | { readonly offer: OfferGround }
  | { readonly source: Source }

/**
 * `formless`: there is no form yet, so a message with attachments is taken in. `on-site-always`: nothing is
 * listed, but the counter never sends anybody away. `other-authority`: somebody else decides. `adopted`: an improvised way
 * that two persons have made a permanent one.
 */
export type OfferGround =
  | 'offered'
  | 'adopted'
  | 'formless'
  | 'on-site-always'
  | 'not-offered'
  | 'other-authority'

/** What to do instead of a way that is shut. */
export interface Instead {
  readonly channel: Channel
  readonly text: Localized
  /** The office that is open, where the way is another office. */
  readonly office?: string
}

/** Whether one way of one step is open, and why. A closed one always says what to do instead. */
export interface ChannelAnswer {
  readonly step: Step
  readonly channel: Channel
  readonly state: 'open' | 'closed'
  /** One sentence for the citizen. */
  readonly reason: Localized
  /** Never empty; the weightiest first. */
  readonly grounds: readonly Ground[]
  /** When this ends, where it is known to. */
  readonly until: Temporal.Instant | null
  /** Open for some only. */
  readonly condition: 'urgent-by-appointment' | null
  readonly instead: Instead | null
}
