import { type Answer, redirect, type Visit } from '../../foundation/http/index.ts'
import { holdOpenPlace } from '../booking/hold-open-place.ts'
import { releaseHold } from '../booking/hold-place.ts'
import { findAlternatives } from '../finder/find-alternatives.ts'
import { ask, showFinder } from '../finder/visit-finder.tsx'
import { finderPath } from '../finder/wanted.ts'
import { askForProof } from '../pressure/visit-proof.tsx'
import { holdOf, readChosen, wantedIn } from './chosen-slot.ts'
import { keepHold, ownHold } from './own-hold.ts'
import { placePath } from './place-page.tsx'

/** Takes the place whose button was pressed, or shows the nearest ones where somebody was faster. */
export async function postPlace(visit: Visit): Promise<Answer> {
  const { db, clock } = visit
  const asked = await ask(visit, wantedIn(visit))
  const chosen = readChosen(visit)
  if (!asked?.demand || !chosen) return redirect(asked ? finderPath(asked.wanted) : '/termin')
  const { wanted, demand, moving } = asked
  const { slot } = chosen
  const id = holdOf(chosen)
  const unproven = await askForProof(visit, { ...chosen, wanted }, id)
  if (unproven) return unproven

  const place = {
    ...slot,
    id,
    demand,
    errands: wanted.errands,
    contingent: 'online',
    at: clock.now(),
  } as const
  const held = await holdOpenPlace(db, place)
  if (!held) {
    const gone = { demand, contingent: 'online', asked: slot } as const
    return showFinder(visit, asked, await findAlternatives(db, gone, clock.now()))
  }
  const before = await ownHold(visit)
  if (before && before.id !== held.id) await releaseHold(db, before.id)
  keepHold(visit, held.id)
  if (moving) return redirect(`/mein-termin/${moving.reference}/verschieben/${held.id}`)
  return redirect(placePath(held.id, wanted))
}
