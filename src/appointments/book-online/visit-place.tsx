import { letIn } from '../../foundation/database/index.ts'
import { type FieldProblem, titleOf } from '../../foundation/html/index.ts'
import { type Answer, emptyBody, page, redirect, type Visit } from '../../foundation/http/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { tokenHash } from '../../foundation/secret.ts'
import { isUuid, uuidFrom } from '../../foundation/uuid.ts'
import { officesForDisplay } from '../../offices/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { type CaseAtHand, caseAtHand } from '../about-case/case-at-hand.ts'
import { keyhole } from '../access/appointment-access.ts'
import type { Need, Slot } from '../appointment.ts'
import { type AppointmentToBook, bookAppointment } from '../booking/book-appointment.ts'
import { type Held, holdPlace, releaseHold, renewHold } from '../booking/hold-place.ts'
import { findAlternatives } from '../finder/find-alternatives.ts'
import { slotFrom } from '../finder/slot-text.ts'
import { type Asked, ask, section, showFinder } from '../finder/visit-finder.tsx'
import { finderPath, needsFrom, wantedFrom } from '../finder/wanted.ts'
import { findPlace, type HeldPlace } from '../queries.ts'
import { bookingMessages } from './messages.ts'
import { forgetHold, isHeld, keepHold, ownHold } from './own-hold.ts'
import { PlaceGonePage, PlacePage, placePath } from './place-page.tsx'
import { personsNamed, readBooking, type TypedBooking, typedBooking, withApplicant } from './read-person.ts'
import { withinContacts } from './within-contacts.ts'

/** Takes the place whose button was pressed, or shows the nearest ones where somebody was faster. */
export async function postPlace(visit: Visit): Promise<Answer> {
  const { body, db } = visit
  const fields = new URLSearchParams(body.names().flatMap(name => body.all(name).map(value => [name, value])))
  const asked = await ask(visit, wantedFrom(fields))
  const slot = slotFrom(body.get('platz'))
  if (!asked?.demand || !slot) return redirect(asked ? finderPath(asked.wanted) : '/termin')
  const held = await hold(visit, asked, slot, body.get('seite'))
  if (!held) {
    const gone = { demand: asked.demand, contingent: 'online', asked: slot } as const
    return showFinder(visit, asked, await findAlternatives(db, gone, visit.clock.now()))
  }

  const before = await ownHold(visit)
  if (before && before.id !== held.id) await releaseHold(db, before.id)
  keepHold(visit, held.id)
  if (asked.moving) return redirect(`/mein-termin/${asked.moving.reference}/verschieben/${held.id}`)
  return redirect(placePath(held.id, asked.wanted))
}

/** The same button on the same page is the same place, however often it is pressed. */
function hold(
  { db, clock }: Visit,
  { wanted, demand }: Asked,
  slot: Slot,
  pageId: string,
): Promise<Held | null> {
  const id = uuidFrom(tokenHash(JSON.stringify([pageId, slot.office, slot.day, slot.step])))
  const place = {
    ...slot,
    id,
    demand: demand!,
    errands: wanted.errands,
    contingent: 'online' as const,
    at: clock.now(),
  }
  return holdPlace(db, place)
}

export async function getPlacePage(visit: Visit): Promise<Answer> {
  const place = await placeOf(visit)
  if (!place) return gone(visit)
  // Number and code open it: the address alone may lie in the history of a device that others use.
  if (place.booked) return redirect('/mein-termin')
  const about = await aboutOf(visit)
  const typed = typedBooking(emptyBody, personsOf(place))
  return show(visit, place, about ? withApplicant(typed, about.record) : typed, [], null)
}

/** The application stands in the address, and this browser has opened it. */
function aboutOf(visit: Visit): Promise<CaseAtHand | null> {
  return caseAtHand(visit, wantedFrom(visit.query).about)
}

function personsOf({ services }: HeldPlace): number {
  return personsNamed(services)
}

/** Null where it is not held any more; `booked`: by whoever has its number, perhaps a moment ago by the same click. */
async function placeOf({ db, clock, params }: Visit): Promise<(HeldPlace & { booked: boolean }) | null> {
  const place = isUuid(params.hold ?? '') ? await findPlace(db, params.hold!) : null
  if (place?.state === 'taken') return { ...place, booked: true }
  return place && isHeld(place, clock.now()) ? { ...place, booked: false } : null
}

function gone({ language }: Visit): Answer {
  const title = bookingMessages[language].goneTitle
  return page(title, <PlaceGonePage searchPath="/termin" />, { ...section, status: 410 })
}

export async function postBooking(visit: Visit): Promise<Answer> {
  const place = await placeOf(visit)
  if (!place) return gone(visit)
  const { language, db, secret, clock } = visit
  const typed = typedBooking(visit.body, personsOf(place))
  const reader = { language, today: clock.today() }
  const { booking, problems } = readBooking(typed, place.mode === 'phone', reader)
  if (problems.length > 0) return show(visit, place, typed, problems, null)
  if (!place.booked && !(await withinContacts(visit, booking)))
    return show(visit, place, typed, [], 'too-many')

  await letIn(db, place.id)
  const [booker, ...attendees] = booking.persons
  const toBook: AppointmentToBook = {
    ...booking,
    hold: place.id,
    errands: place.services,
    booker: booker!,
    attendees,
    language,
    needs: needsFrom(visit.query),
    caseId: (await aboutOf(visit))?.record.id ?? null,
    by: citizen,
    demo: false,
    at: clock.now(),
  }
  const result = await bookAppointment(db, secret, toBook)
  if (!result.ok) return result.refusal === 'has-one' ? show(visit, place, typed, [], 'has-one') : gone(visit)
  const { id, reference } = result.appointment
  keyhole.grant(visit, { id, reference, accessEpoch: 0 })
  forgetHold(visit)
  return redirect(`/mein-termin/${reference}?danke=gebucht`)
}

async function show(
  visit: Visit,
  place: HeldPlace,
  typed: TypedBooking,
  problems: readonly FieldProblem[],
  refusal: 'has-one' | 'too-many' | null,
): Promise<Answer> {
  const { db, language } = visit
  const { offices } = await officesForDisplay(db)
  const { services } = await catalogueForDisplay(db)
  const needs: readonly Need[] = needsFrom(visit.query)
  const { mode } = place
  const about = await aboutOf(visit)
  const searched = {
    ...wantedFrom(new URLSearchParams()),
    errands: place.services,
    mode,
    needs,
    day: place.day,
    about: about?.record.reference ?? null,
  }
  const props = {
    place,
    office: offices.get(place.office)!,
    matters: place.services.map(({ id }) => services.get(id)?.definition.name[language] ?? id),
    needs,
    about,
    typed,
    problems,
    refusal,
    searchPath: finderPath(searched),
  }
  const status = problems.length > 0 ? 422 : refusal === 'has-one' ? 409 : refusal ? 429 : 200
  const title = titleOf(language, bookingMessages[language].title, problems)
  return page(title, <PlacePage {...props} />, { ...section, status })
}

/** What was typed stays. */
export async function postRenewal(visit: Visit): Promise<Answer> {
  const { params, db, clock } = visit
  if (isUuid(params.hold ?? '')) await renewHold(db, params.hold!, clock.now())
  const place = await placeOf(visit)
  return place && !place.booked
    ? show(visit, place, typedBooking(visit.body, personsOf(place)), [], null)
    : gone(visit)
}

export async function postRelease(visit: Visit): Promise<Answer> {
  const { params, db } = visit
  if (isUuid(params.hold ?? '')) await releaseHold(db, params.hold!)
  forgetHold(visit)
  return redirect('/termin')
}
