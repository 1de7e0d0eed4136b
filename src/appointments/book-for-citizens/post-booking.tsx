import { inTransaction, letIn } from '../../foundation/database/index.ts'
import type { FieldProblem } from '../../foundation/html/index.ts'
import { type Answer, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { tokenHash } from '../../foundation/secret.ts'
import { uuidFrom } from '../../foundation/uuid.ts'
import type { Slot } from '../appointment.ts'
import { type ReadBooking, readBooking, typedBooking } from '../book-online/read-person.ts'
import { bookAppointment } from '../booking/book-appointment.ts'
import { lacksPhone, moveAppointment } from '../booking/change-appointment.ts'
import { holdOpenPlace } from '../booking/hold-open-place.ts'
import { releaseHold } from '../booking/hold-place.ts'
import { type Person, personKeys } from '../booking/person-key.ts'
import { findAlternatives } from '../finder/find-alternatives.ts'
import { slotFrom } from '../finder/slot-text.ts'
import { wantedFrom } from '../finder/wanted.ts'
import { findAppointmentsByKeys } from '../queries.ts'
import { isLive } from './appointment-page.tsx'
import { appointmentPath, type DeskProps, deskPath } from './desk-props.ts'
import { deskMessages } from './messages.ts'
import { askAtDesk, type DeskAsked, movingOf, personsIn, showDesk } from './visit-desk.tsx'

/** What can be asked for, and so booked. */
type Bookable = DeskAsked & { readonly demand: NonNullable<DeskAsked['demand']> }

/** Holds and books in one act, or moves what is booked already. */
export async function postDesk(visit: StaffVisit): Promise<Answer> {
  const { body } = visit
  const fields = new URLSearchParams(body.names().flatMap(name => body.all(name).map(value => [name, value])))
  const wanted = wantedFrom(fields)
  const moving = await movingOf(visit, wanted)
  const asked = await askAtDesk(visit, wanted, moving)
  if (moving && !isLive(moving)) return redirect(appointmentPath(moving.reference, '?nicht=vorbei'))
  if (!asked.demand) return redirect(deskPath(asked.wanted))
  const bookable = { ...asked, demand: asked.demand }
  return moving ? move(visit, { ...bookable, moving }) : book(visit, bookable)
}

/** Nobody has chosen where and when. */
function placeProblem({ language }: StaffVisit): FieldProblem {
  const t = deskMessages[language]
  return { field: 'platz', label: t.place, sentence: t.placeMissing }
}

async function book(visit: StaffVisit, asked: Bookable): Promise<Answer> {
  const { body, db, secret, clock, staff, language } = visit
  const { wanted } = asked
  const typed = { ...typedBooking(body, personsIn(wanted)), english: body.has('englisch') }
  const reader = { language, today: clock.today() }
  const { person } = deskMessages[language]
  const { booking, problems: wrong } = readBooking(typed, wanted.mode === 'phone', reader, person)
  const slot = slotFrom(body.get('platz'))
  const problems = slot ? wrong : [placeProblem(visit), ...wrong]
  const kept = { typed, chosen: slot && body.get('platz'), page: body.get('seite') }
  if (!slot || problems.length > 0) return showDesk(visit, asked, { ...kept, problems })

  const hold = await holdFor(visit, asked, slot, booking.persons)
  // The mail about it belongs to it, and to whoever may see it alone.
  await letIn(db, hold)
  const [booker, ...attendees] = booking.persons
  const result = await bookAppointment(db, secret, {
    ...booking,
    hold,
    errands: wanted.errands,
    booker: booker!,
    attendees,
    language: typed.english ? 'en' : 'de',
    needs: wanted.needs,
    caseId: null,
    by: staff,
    demo: false,
    at: clock.now(),
  })
  if (result.ok) return redirect(appointmentPath(result.appointment.reference, '?danke=gebucht'))
  if (result.refusal === 'gone') return showTaken(visit, asked, slot, { typed })
  await releaseHold(db, hold)
  const references = await standingInTheWay(visit, asked, booking)
  return showDesk(visit, asked, { typed, chosen: kept.chosen, refusal: { kind: 'has-one', references } })
}

async function standingInTheWay(
  { db, secret }: StaffVisit,
  { wanted }: Bookable,
  { persons }: ReadBooking,
): Promise<string[]> {
  const found = await findAppointmentsByKeys(db, personKeys(secret, wanted.errands, persons))
  return found.map(({ reference }) => reference)
}

async function move(
  visit: StaffVisit,
  asked: Bookable & { readonly moving: NonNullable<DeskAsked['moving']> },
): Promise<Answer> {
  const { body, db, staff, clock } = visit
  const { id, reference } = asked.moving
  if (lacksPhone(asked.moving, asked.wanted)) return redirect(appointmentPath(reference, '?nicht=telefon'))
  const slot = slotFrom(body.get('platz'))
  if (!slot) return showDesk(visit, asked, { chosen: null, problems: [placeProblem(visit)] })
  const hold = await holdFor(visit, asked, slot, [])
  const change = { id, by: staff, at: clock.now() }
  await letIn(db, id)
  const done = await inTransaction(db, tx => moveAppointment(tx, change, hold))
  if (done) return redirect(appointmentPath(reference, '?danke=verschoben'))
  await releaseHold(db, hold)
  // Either the place is gone, or the appointment itself was cancelled meanwhile.
  const now = await movingOf(visit, asked.wanted)
  return now && isLive(now)
    ? showTaken(visit, asked, slot, {})
    : redirect(appointmentPath(reference, '?nicht=vorbei'))
}

/**
 * Takes the place, where it is still free. The same form sent twice is the same place; whoever goes back and enters
 * somebody else on the same page books another one.
 * @returns its id, which is worth nothing where somebody was faster
 */
async function holdFor(
  { body, db, clock }: StaffVisit,
  { wanted, demand, moving, contingent }: Bookable,
  slot: Slot,
  persons: readonly Person[],
): Promise<string> {
  const { office, day, step } = slot
  const form = [body.get('seite'), office, day, step, moving?.reference ?? null, persons]
  const id = uuidFrom(tokenHash(JSON.stringify(form)))
  await holdOpenPlace(db, { ...slot, id, demand, errands: wanted.errands, contingent, at: clock.now() })
  return id
}

/** The nearest three instead; none of them is chosen before the caller has heard of it. */
async function showTaken(
  visit: StaffVisit,
  asked: Bookable,
  slot: Slot,
  kept: Partial<Pick<DeskProps, 'typed'>>,
): Promise<Answer> {
  const gone = { demand: asked.demand, contingent: asked.contingent, asked: slot }
  const nearest = await findAlternatives(visit.db, gone, visit.clock.now())
  return showDesk(visit, asked, { ...kept, chosen: null, refusal: { kind: 'taken', nearest } })
}
