import { Temporal } from 'temporal-polyfill'
import type { Visit } from '../../foundation/http/index.ts'
import { isUuid } from '../../foundation/uuid.ts'
import { findPlace, type HeldPlace } from '../queries.ts'

/** The place that this browser holds: choosing another one gives it back, and going back finds it again. */
const HOLD_COOKIE = 'schalter_platz'
const HOLD_SECONDS = 20 * 60

export function keepHold(visit: Visit, id: string): void {
  visit.setCookie(HOLD_COOKIE, id, { path: '/', maxAge: HOLD_SECONDS })
}

export function forgetHold(visit: Visit): void {
  visit.clearCookie(HOLD_COOKIE, '/')
}

/** Null: none, or not any more. */
export async function ownHold(visit: Visit): Promise<HeldPlace | null> {
  const id = visit.cookie(HOLD_COOKIE) ?? ''
  const place = isUuid(id) ? await findPlace(visit.db, id) : null
  return place && isHeld(place, visit.clock.now()) ? place : null
}

export function isHeld({ state, heldUntil }: HeldPlace, now: Temporal.Instant): boolean {
  return state === 'held' && heldUntil !== null && Temporal.Instant.compare(heldUntil, now) > 0
}
