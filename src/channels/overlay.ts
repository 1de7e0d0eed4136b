import { Temporal } from 'temporal-polyfill'
import type { Localized } from '../foundation/language/index.ts'
import type { Channel, Step } from '../services/index.ts'
import { bySize, covers, type Place, type Whereabouts } from './place.ts'

/** Opens or shuts a way for a time, over what the office offers and under what the law allows. */
export interface Overlay {
  readonly id: string
  readonly place: Place
  /** Null: every service. */
  readonly service: string | null
  /** Null: every step. */
  readonly step: Step | null
  readonly channel: Channel
  readonly state: 'open' | 'closed'
  /** One sentence for the citizen. */
  readonly reason: Localized
  readonly from: Temporal.Instant
  /** Null: until it is lifted. */
  readonly until: Temporal.Instant | null
  /** Of two for the same place the higher one counts. */
  readonly priority: number
  /** Open for some only. */
  readonly condition: 'urgent-by-appointment' | null
  /** The emergency operation that wrote it. */
  readonly activation: string | null
  /** Where it is over already, while it goes on at the other offices of its place: since when, by office. */
  readonly officeEnds?: ReadonlyMap<string, Temporal.Instant> | null
}

/** One way of one step of a service, at one office or in the city as a whole. */
export interface Spot extends Whereabouts {
  readonly service: string
  readonly step: Step
  readonly channel: Channel
}

/**
 * The overlay that counts for this spot, if any. One that names both this service and a place decides alone,
 * the smaller place first. Else what is shut for the service or for the place is shut: an exception for a
 * service does not unlock a house that is locked.
 */
export function decidingOverlay(
  overlays: readonly Overlay[],
  spot: Spot,
  at: Temporal.Instant,
): Overlay | null {
  const touching = overlays.filter(
    overlay => isRunning(overlay, at) && touches(overlay, spot) && !isOverAt(overlay, spot, at),
  )
  const both = strongest(touching.filter(overlay => overlay.service && overlay.place.kind !== 'city'))
  if (both) return both
  const layers = [
    strongest(touching.filter(overlay => overlay.service)),
    strongest(touching.filter(overlay => !overlay.service)),
  ].filter(layer => layer !== null)
  return layers.find(layer => layer.state === 'closed') ?? layers[0] ?? null
}

export function isRunning({ from, until }: Pick<Overlay, 'from' | 'until'>, at: Temporal.Instant): boolean {
  const { compare } = Temporal.Instant
  return compare(from, at) <= 0 && (until === null || compare(at, until) < 0)
}

/** So long after its end people are told that a way was open until then. */
const LATELY = { hours: 24 * 30 }

/** What had opened this spot until lately; null: nothing had, or something else decides now. */
export function endedOverlay(overlays: readonly Overlay[], spot: Spot, at: Temporal.Instant): Overlay | null {
  const { compare } = Temporal.Instant
  const [last] = overlays
    .filter(
      ({ state, until }) =>
        state === 'open' && until !== null && compare(until, at) <= 0 && compare(at, until.add(LATELY)) < 0,
    )
    .filter(overlay => touches(overlay, spot))
    .sort((a, b) => compare(b.until!, a.until!))
  const before = last?.until?.subtract({ nanoseconds: 1 })
  return before && decidingOverlay(overlays, spot, before)?.state === 'open' ? last! : null
}

function touches(overlay: Overlay, spot: Spot): boolean {
  if (overlay.channel !== spot.channel) return false
  if (overlay.service !== null && overlay.service !== spot.service) return false
  if (overlay.step !== null && overlay.step !== spot.step) return false
  return covers(overlay.place, spot)
}

/** At the return one office of a larger place opens before the others. */
function isOverAt({ officeEnds }: Overlay, { office }: Spot, at: Temporal.Instant): boolean {
  const ended = office && officeEnds?.get(office.id)
  return ended ? Temporal.Instant.compare(ended, at) <= 0 : false
}

/** Smallest place, then the one for this very step, then priority, then the latest, then shut before open. */
function strongest(overlays: readonly Overlay[]): Overlay | null {
  const [first] = [...overlays].sort(
    (a, b) =>
      bySize(a.place, b.place) ||
      Number(a.step === null) - Number(b.step === null) ||
      b.priority - a.priority ||
      Temporal.Instant.compare(b.from, a.from) ||
      a.state.localeCompare(b.state) ||
      a.id.localeCompare(b.id),
  )
  return first ?? null
}
