import type { Temporal } from 'temporal-polyfill'
import { covers, liftOverlay, liftOverlayAt, type Overlay, readOverlays } from '../../channels/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { customerCentres, type Office, type OfficeBook } from '../../offices/index.ts'
import { findActivation } from '../switch/queries.ts'

interface Lifted {
  readonly by: string
  readonly at: Temporal.Instant
}

/**
 * What an operation has shut and opened ends at those of its offices that are open again, and for good where none of its
 * place is left. What holds for the whole city and not for its houses ends with the operation.
 */
export async function liftWaysAt(
  tx: Transaction,
  activation: string,
  book: OfficeBook,
  { by, at }: Lifted,
): Promise<void> {
  const open = (await findActivation(tx, activation))?.openAgain ?? []
  for (const overlay of await readOverlays(tx)) {
    if (overlay.activation !== activation || !isOfHouses(overlay)) continue
    const concerned = customerCentres(book).filter(office => holdsAt(overlay, office))
    const again = concerned.filter(({ id }) => open.includes(id))
    if (again.length === 0) continue
    if (again.length === concerned.length) await liftOverlay(tx, { id: overlay.id, by, at })
    else for (const { id } of again) await liftOverlayAt(tx, { id: overlay.id, office: id, by, at })
  }
}

/** Of the whole city only its doors open house by house; a telephone of the city has no house. */
function isOfHouses({ place, channel }: Overlay): boolean {
  return place.kind !== 'city' || channel === 'onsite'
}

function holdsAt({ place }: Overlay, office: Office): boolean {
  const team = place.kind === 'unit' ? place.id.split('/')[1]! : ''
  return covers(place, { office, team })
}
