import type { Temporal } from 'temporal-polyfill'
import type { Rating, Vote } from './rating.ts'

interface RatedCase {
  readonly id: string
  readonly serviceId: string
  readonly demo: boolean
  readonly decoy: boolean
}

/**
 * The case is the voter: whoever holds its link or code has one vote, and can change it. What is rated is the
 * service, so that the row does not lead back to the case and the person in it.
 */
export function voteOfCase(record: RatedCase, rating: Rating, at: Temporal.Instant): Vote {
  const { id, serviceId, demo, decoy } = record
  return { subject: `service:${serviceId}`, serviceId, voter: voterOfCase(id), rating, demo, decoy, at }
}

export function voterOfCase(id: string): string {
  return `case:${id}`
}
