import type { Visit } from '../../foundation/http/index.ts'
import { tokenHash } from '../../foundation/secret.ts'
import { uuidFrom } from '../../foundation/uuid.ts'
import type { Slot } from '../appointment.ts'
import { slotFrom } from '../finder/slot-text.ts'
import { type Wanted, wantedFrom } from '../finder/wanted.ts'

/** The place whose button was pressed, and what it was looked for with. */
export interface Chosen {
  readonly slot: Slot
  readonly wanted: Wanted
  /** Number of the page with the button. */
  readonly page: string
}

export function wantedIn({ body }: Visit): Wanted {
  return wantedFrom(
    new URLSearchParams(body.names().flatMap(name => body.all(name).map(value => [name, value]))),
  )
}

/** Null: no place is named. */
export function readChosen(visit: Visit): Chosen | null {
  const slot = slotFrom(visit.body.get('platz'))
  return slot && { slot, wanted: wantedIn(visit), page: visit.body.get('seite').slice(0, 60) }
}

/** The same button on the same page is the same place, however often it is pressed. */
export function holdOf({ slot, page }: Chosen): string {
  return uuidFrom(tokenHash(JSON.stringify([page, slot.office, slot.day, slot.step])))
}
