import { customerCentres, type OfficeBook } from '../../offices/index.ts'
import type { PlanAction } from '../plan.ts'
import { reachOf } from '../switch/reach-of.ts'

/** Customer centres that an operation has shut, stopped or restricted, in the order of the book. */
export function officesToReopen(actions: readonly PlanAction[], book: OfficeBook): string[] {
  const touched = new Set(
    actions.flatMap(action => {
      const isDoor =
        action.kind === 'stop-bookings' || (action.kind === 'set-channel' && action.channel === 'onsite')
      return isDoor ? reachOf(action.scope, book).offices : []
    }),
  )
  return customerCentres(book).flatMap(({ id }) => (touched.has(id) ? [id] : []))
}
