import type { Temporal } from 'temporal-polyfill'
import type { Localized } from '../foundation/language/index.ts'
import {
  customerCentres,
  type Office,
  type OfficeBook,
  type Opening,
  openingToday,
} from '../offices/index.ts'
import { decidingOverlay, isRunning, type Overlay } from './overlay.ts'

/** A customer centre now: open by its hours, or shut, and why. */
export interface CentreStatus {
  readonly office: Office
  readonly opening: Opening
  /** Open for urgent cases alone, by appointment; null: for everybody, or not at all. */
  readonly restricted: Decided | null
  /** Shut by a decision or a planned closure rather than by its hours; null: not. */
  readonly shut: Decided | null
}

/** What was decided for a time, and why. */
export interface Decided {
  readonly reason: Localized
  readonly since: Temporal.Instant
  readonly until: Temporal.Instant | null
}

/** What is open and closed in the city now. */
export interface CityStatus {
  readonly at: Temporal.Instant
  readonly centres: readonly CentreStatus[]
  readonly hotline: Opening
  /** Overlays that hold for every service in the whole city. */
  readonly notices: readonly Overlay[]
}

export function cityStatus(book: OfficeBook, overlays: readonly Overlay[], at: Temporal.Instant): CityStatus {
  return {
    at,
    centres: customerCentres(book).map(office => centreStatus(office, book, overlays, at)),
    hotline: openingToday(book.hotline?.hours ?? null, [], at),
    notices: overlays.filter(
      overlay => overlay.place.kind === 'city' && overlay.service === null && isRunning(overlay, at),
    ),
  }
}

function centreStatus(
  office: Office,
  book: OfficeBook,
  overlays: readonly Overlay[],
  at: Temporal.Instant,
): CentreStatus {
  const closures = book.closures.filter(closure => closure.office === office.id)
  const opening = openingToday(office.hours, closures, at)
  const everyStep = overlays.filter(overlay => overlay.step === null)
  // No service has this name: what counts is what is shut for all of them.
  const spot = { service: '', team: '', step: 'apply', channel: 'onsite', office } as const
  const overlay = decidingOverlay(everyStep, spot, at)
  const decided = overlay && { reason: overlay.reason, since: overlay.from, until: overlay.until }
  if (overlay?.state === 'closed') return { office, opening, restricted: null, shut: decided }
  const closure = opening.state === 'closed' ? opening.closure : undefined
  const shut = closure ? { reason: closure.reason, since: closure.from, until: closure.until } : null
  return { office, opening, restricted: overlay?.condition && !shut ? decided : null, shut }
}
