import { Temporal } from 'temporal-polyfill'
import type { Source } from '../foundation/facts/index.ts'
import type { Localized } from '../foundation/language/index.ts'
import type { Channel, Step } from '../services/index.ts'
import type { Spot } from './overlay.ts'
import { bySize, covers, type Place } from './place.ts'

/**
 * A version of what is offered in ordinary times, that two persons have adopted: it goes before the service's file.
 * A later one replaces it; none is edited.
 */
export interface AdoptedWay {
  readonly id: string
  readonly place: Place
  readonly service: string
  readonly step: Step
  readonly channel: Channel
  readonly state: 'open' | 'closed'
  /** One sentence for the citizen. */
  readonly reason: Localized
  /** The permanent ground it rests on. */
  readonly source: Source
  readonly from: Temporal.Instant
  /** The improvised way it was before. */
  readonly overlay: string | null
}

/** The version that counts here and now: of the smallest place the latest. */
export function adoptedWay(ways: readonly AdoptedWay[], spot: Spot, at: Temporal.Instant): AdoptedWay | null {
  const { compare } = Temporal.Instant
  const [first] = ways
    .filter(
      way =>
        way.service === spot.service &&
        way.step === spot.step &&
        way.channel === spot.channel &&
        compare(way.from, at) <= 0 &&
        covers(way.place, spot),
    )
    .sort((a, b) => bySize(a.place, b.place) || compare(b.from, a.from) || b.id.localeCompare(a.id))
  return first ?? null
}
