import { inTransaction, letIn } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import { type Answer, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { officesForDisplay } from '../../offices/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { keyhole, parseAppointmentReference } from '../access/appointment-access.ts'
import { cancelAppointment, confirmAppointment, confirmWithoutEmail } from '../booking/change-appointment.ts'
import { type Appointment, findAppointmentByReference } from '../queries.ts'
import { videoRoom } from '../video/video-room.ts'
import { AppointmentPage, CancelPage, isLive } from './appointment-page.tsx'
import { appointmentPath } from './desk-props.ts'
import { deskMessages } from './messages.ts'
import { textToReadAloud } from './read-aloud.ts'
import { section, see } from './visit-desk.tsx'

function referenceOf({ params }: StaffVisit): string {
  const reference = parseAppointmentReference(params.reference ?? '')
  if (!reference) throw new NotFound()
  return reference
}

async function about({ db, language, secret, config }: StaffVisit, appointment: Appointment) {
  const { offices } = await officesForDisplay(db)
  const { services } = await catalogueForDisplay(db)
  const definitions = appointment.services.flatMap(({ id }) => services.get(id)?.definition ?? [])
  return {
    appointment,
    office: offices.get(appointment.office)!,
    room: videoRoom({ ...config, secret }, appointment),
    matters: definitions.map(({ name }) => name[language]),
    documents: definitions.flatMap(({ documents }) => documents.map(({ text }) => text)),
  }
}

/** What is read aloud, and what can be done with it. */
export async function getAppointment(visit: StaffVisit): Promise<Answer> {
  const { secret, query, language } = visit
  const t = deskMessages[language]
  const appointment = await see(visit, referenceOf(visit))
  const known = await about(visit, appointment)
  const code = keyhole.code(secret, appointment.id, appointment.accessEpoch)
  const done: Record<string, string> = {
    gebucht: t.bookedNow,
    verschoben: t.movedNow,
    bestaetigt: t.confirmedNow,
  }
  const failures: Record<string, string> = { vorbei: t.over, telefon: t.noPhone }
  const [thanks, failure] = [query.get('danke') ?? '', query.get('nicht') ?? '']
  const props = {
    ...known,
    readAloud: isLive(appointment) ? textToReadAloud({ ...known, code }) : [],
    said: Object.hasOwn(done, thanks) ? done[thanks]! : null,
    failed: Object.hasOwn(failures, failure) ? failures[failure]! : null,
  }
  return page(t.titles[appointment.state], <AppointmentPage {...props} />, section)
}

export async function getCancellation(visit: StaffVisit): Promise<Answer> {
  const appointment = await see(visit, referenceOf(visit))
  if (!isLive(appointment)) return redirect(appointmentPath(appointment.reference, '?nicht=vorbei'))
  const title = deskMessages[visit.language].cancelTitle
  return page(title, <CancelPage {...(await about(visit, appointment))} />, section)
}

/**
 * For a caller who cannot get at the mail with the link. The usual reason is an address typed wrong, so whoever confirms
 * has read it to the caller and says whether it is right. The same once more changes nothing.
 */
export async function postConfirmation(visit: StaffVisit): Promise<Answer> {
  const { db, staff, clock, body } = visit
  const appointment = await findAppointmentByReference(db, referenceOf(visit))
  if (!appointment) throw new NotFound()
  const { id, reference } = appointment
  const choice = body.get('adresse')
  if (choice !== 'stimmt' && choice !== 'ohne') return redirect(appointmentPath(reference))
  const confirm = choice === 'ohne' ? confirmWithoutEmail : confirmAppointment
  await letIn(db, id)
  const done = await inTransaction(db, tx => confirm(tx, { id, by: staff, at: clock.now() }))
  return redirect(appointmentPath(reference, done ? '?danke=bestaetigt' : '?nicht=vorbei'))
}

/** The same once more changes nothing. */
export async function postCancellation(visit: StaffVisit): Promise<Answer> {
  const { db, staff, clock } = visit
  const appointment = await findAppointmentByReference(db, referenceOf(visit))
  if (!appointment) throw new NotFound()
  const { id, reference, state } = appointment
  const change = { id, by: staff, at: clock.now() }
  // The mail about it belongs to it, and to whoever may see it alone.
  await letIn(db, id)
  const done = await inTransaction(db, tx => cancelAppointment(tx, change))
  return redirect(appointmentPath(reference, done || state === 'cancelled' ? '' : '?nicht=vorbei'))
}
