import { letIn } from '../../foundation/database/index.ts'
import { type FieldProblem, titleOf } from '../../foundation/html/index.ts'
import { type Answer, emptyBody, page, redirect, type Visit } from '../../foundation/http/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { isUuid } from '../../foundation/uuid.ts'
import { officesForDisplay } from '../../offices/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { type CaseAtHand, caseAtHand } from '../about-case/case-at-hand.ts'
import { keyhole } from '../access/appointment-access.ts'
import type { Need } from '../appointment.ts'
import { type AppointmentToBook, bookAppointment } from '../booking/book-appointment.ts'
import { releaseHold, renewHold } from '../booking/hold-place.ts'
import { section } from '../finder/visit-finder.tsx'
import { finderPath, needsFrom, wantedFrom } from '../finder/wanted.ts'
import { findPlace, type HeldPlace } from '../queries.ts'
import { bookingMessages } from './messages.ts'
import { forgetHold, isHeld } from './own-hold.ts'
import { PlaceGonePage, PlacePage, type PlaceRefusal } from './place-page.tsx'
import { personsNamed, readBooking, type TypedBooking, typedBooking, withApplicant } from './read-person.ts'
import { withinContacts } from './within-contacts.ts'

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

  const about = await aboutOf(visit)
  // The application was opened for a few hours only: nobody books without it and learns so at the counter.
  if (wantedFrom(visit.query).about && !about && !visit.body.has('ohne-antrag'))
    return show(visit, place, typed, [], 'case-shut')

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
    caseId: about?.record.id ?? null,
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

const STATUS: Record<PlaceRefusal, number> = { 'has-one': 409, 'too-many': 429, 'case-shut': 409 }

async function show(
  visit: Visit,
  place: HeldPlace,
  typed: TypedBooking,
  problems: readonly FieldProblem[],
  refusal: PlaceRefusal | null,
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
    about: wantedFrom(visit.query).about,
  }
  const props = {
    place,
    office: offices.get(place.office)!,
    matters: place.services.map(({ id }) => services.get(id)?.definition.name[language] ?? id),
    needs,
    about,
    shut: about ? null : wantedFrom(visit.query).about,
    typed,
    problems,
    refusal,
    searchPath: finderPath(searched),
  }
  const status = problems.length > 0 ? 422 : refusal ? STATUS[refusal] : 200
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
