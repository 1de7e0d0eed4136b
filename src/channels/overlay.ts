import { Temporal } from 'temporal-polyfill'
import type { Localized } from '../foundation/language/index.ts'
import type { Channel, Step } from '../services/index.ts'

/** Where an overlay holds. */
export type Place =
  | { readonly kind: 'city' }
  | { readonly kind: 'district'; readonly id: string }
  | { readonly kind: 'office'; readonly id: string }

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
}

/** One way of one step of a service, at one office or (null) in the city as a whole. */
export interface Spot {
  readonly service: string
  readonly step: Step
  readonly channel: Channel
  readonly office: { readonly id: string; readonly district: string | null } | null
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
  const touching = overlays.filter(overlay => isRunning(overlay, at) && touches(overlay, spot))
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

function touches(overlay: Overlay, { service, step, channel, office }: Spot): boolean {
  if (overlay.channel !== channel) return false
  if (overlay.service !== null && overlay.service !== service) return false
  if (overlay.step !== null && overlay.step !== step) return false
  switch (overlay.place.kind) {
    case 'city':
      return true
    case 'district':
      return office !== null && overlay.place.id === office.district
    case 'office':
      return office !== null && overlay.place.id === office.id
  }
}

const sizes = { office: 0, district: 1, city: 2 } as const

/** Smallest place, then the one for this very step, then shut before open, then the latest. */
function strongest(overlays: readonly Overlay[]): Overlay | null {
  const [first] = [...overlays].sort(
    (a, b) =>
      sizes[a.place.kind] - sizes[b.place.kind] ||
      Number(a.step === null) - Number(b.step === null) ||
      a.state.localeCompare(b.state) ||
      Temporal.Instant.compare(b.from, a.from) ||
      a.id.localeCompare(b.id),
  )
  return first ?? null
}
