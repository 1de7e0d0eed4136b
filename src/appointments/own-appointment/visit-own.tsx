import { inTransaction } from '../../foundation/database/index.ts'
import { type Answer, type PortalRoute, page, redirect, type Visit } from '../../foundation/http/index.ts'
import { formatTime } from '../../foundation/language/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { isUuid } from '../../foundation/uuid.ts'
import { officesForDisplay } from '../../offices/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { caseOfAppointment } from '../about-case/case-at-hand.ts'
import { findAppointmentDoor, keyhole } from '../access/appointment-access.ts'
import {
  cancelAppointment,
  confirmAppointment,
  lacksPhone,
  moveAppointment,
} from '../booking/change-appointment.ts'
import { section } from '../finder/visit-finder.tsx'
import { type Appointment, findPlace } from '../queries.ts'
import { answerTakeOver, isDoneOnline, openTakeOver } from '../take-over/answer-take-over.ts'
import { ratherCome } from '../take-over/do-it-online.ts'
import { takeOverMessages } from '../take-over/messages.ts'
import { videoRoom } from '../video/video-room.ts'
import { AppointmentPage } from './appointment-page.tsx'
import { calendarOf } from './calendar-of.ts'
import { CancelPage, ConfirmPage, MovePage } from './change-pages.tsx'
import { LookupPage } from './lookup-page.tsx'
import { ownAppointmentMessages } from './messages.ts'

type OwnPage = (visit: Visit, appointment: Appointment) => Promise<Answer>

/** Every page of an appointment asks for access in one place; whoever has none is asked for number and code. */
export function withAppointment(handle: OwnPage): PortalRoute['handle'] {
  return async visit => {
    const typed = visit.params.reference ?? ''
    const appointment = await keyhole.own(visit, typed)
    return appointment
      ? handle(visit, appointment)
      : redirect(`/mein-termin?nummer=${encodeURIComponent(typed)}`)
  }
}

export async function getLookup({ query, language }: Visit): Promise<Answer> {
  const t = ownAppointmentMessages[language]
  const closed = query.has('geschlossen') ? t.closedHere : undefined
  return page(t.lookupTitle, <LookupPage reference={query.get('nummer') ?? ''} closed={closed} />, section)
}

export async function postLookup(visit: Visit): Promise<Answer> {
  const t = ownAppointmentMessages[visit.language]
  const reference = visit.body.get('nummer').slice(0, 40)
  const code = visit.body.get('code').slice(0, 40)
  const failed = (error: string, status: number) =>
    page(t.lookupTitle, <LookupPage reference={reference} error={error} />, { ...section, status })
  if (!reference || !code) return failed(t.lookupMissing, 422)
  const check = await keyhole.checkCode(visit, { reference, code, address: visit.address })
  if (!check.ok) return check.refusal === 'wrong' ? failed(t.lookupWrong, 422) : failed(t.lookupLocked, 429)
  keyhole.grant(visit, check.found)
  return redirect(`/mein-termin/${check.found.reference}`)
}

/** The link of a mail; changes nothing, because programs that look into mails follow links, too. */
export async function openByLink(visit: Visit): Promise<Answer> {
  const door = await findAppointmentDoor(visit.db, visit.params.reference ?? '')
  const appointment = await keyhole.openByLink(visit, door, visit.params.token ?? '')
  if (!appointment) {
    const t = ownAppointmentMessages[visit.language]
    return page(t.lookupTitle, <LookupPage reference="" notice={t.linkOld} />, { ...section, status: 404 })
  }
  keyhole.grant(visit, appointment)
  const { reference, state } = appointment
  return redirect(`/mein-termin/${reference}${state === 'pending' ? '/bestaetigen' : ''}`)
}

async function about({ db, language }: Visit, appointment: Appointment) {
  const { offices } = await officesForDisplay(db)
  const catalogue = await catalogueForDisplay(db)
  const services = appointment.services.flatMap(({ id }) => catalogue.services.get(id)?.definition ?? [])
  return {
    appointment,
    office: offices.get(appointment.office)!,
    offices,
    services,
    matters: services.map(({ name }) => name[language]),
  }
}

export async function getAppointment(visit: Visit, appointment: Appointment): Promise<Answer> {
  const t = ownAppointmentMessages[visit.language]
  const thanks: Record<string, string> = {
    gebucht: t.booked,
    bestaetigt: t.confirmed,
    verschoben: t.moved,
    notiert: takeOverMessages[visit.language].thanks,
    termin: takeOverMessages[visit.language].onlineNoSaid,
  }
  const failures: Record<string, string> = {
    vorbei: t.over,
    'zu-spaet': t.tooLate,
    platz: t.moveGone,
    telefon: t.moveNoPhone,
    online: takeOverMessages[visit.language].onlineClosed,
  }
  const [danke, ging] = [visit.query.get('danke') ?? '', visit.query.get('nicht') ?? '']
  const { id, accessEpoch, state } = appointment
  const done = state === 'cancelled' && (await isDoneOnline(visit.db, id))
  const props = {
    ...(await about(visit, appointment)),
    about: await caseOfAppointment(visit, appointment),
    takeOver: await openTakeOver(visit.db, id),
    room: videoRoom({ ...visit.config, secret: visit.secret }, appointment),
    code: keyhole.code(visit.secret, id, accessEpoch),
    said: done
      ? takeOverMessages[visit.language].onlineDone
      : Object.hasOwn(thanks, danke)
        ? thanks[danke]!
        : null,
    failed: Object.hasOwn(failures, ging) ? failures[ging]! : null,
  }
  return page(t.titles[state], <AppointmentPage {...props} />, section)
}

export async function getConfirmation(visit: Visit, appointment: Appointment): Promise<Answer> {
  if (appointment.state !== 'pending') return redirect(`/mein-termin/${appointment.reference}`)
  const t = ownAppointmentMessages[visit.language]
  const lead = t.confirmLead(formatTime(appointment.confirmUntil!, visit.language))
  return page(t.titles.pending, <ConfirmPage {...(await about(visit, appointment))} lead={lead} />, section)
}

export async function postConfirmation(visit: Visit, { id, reference }: Appointment): Promise<Answer> {
  const change = { id, by: citizen, at: visit.clock.now() }
  const done = await inTransaction(visit.db, tx => confirmAppointment(tx, change))
  return redirect(`/mein-termin/${reference}?${done ? 'danke=bestaetigt' : 'nicht=zu-spaet'}`)
}

/** Whatever an emergency has made of it suits them, or they would rather come than do it online; once more changes nothing. */
export async function postTakeOver(visit: Visit, { id, reference }: Appointment): Promise<Answer> {
  const answer = { by: citizen, at: visit.clock.now() }
  if (visit.body.get('antwort') === 'termin') {
    await inTransaction(visit.db, tx => ratherCome(tx, id, answer))
    return redirect(`/mein-termin/${reference}?danke=termin`)
  }
  await inTransaction(visit.db, tx => answerTakeOver(tx, id, 'confirmed', answer))
  return redirect(`/mein-termin/${reference}?danke=notiert`)
}

export async function getCancellation(visit: Visit, appointment: Appointment): Promise<Answer> {
  if (!isLive(appointment)) return redirect(`/mein-termin/${appointment.reference}`)
  const title = ownAppointmentMessages[visit.language].cancelTitle
  return page(title, <CancelPage {...(await about(visit, appointment))} />, section)
}

export async function postCancellation(visit: Visit, { id, reference, state }: Appointment): Promise<Answer> {
  const done = await inTransaction(visit.db, tx =>
    cancelAppointment(tx, { id, by: citizen, at: visit.clock.now() }),
  )
  return redirect(`/mein-termin/${reference}${done || state === 'cancelled' ? '' : '?nicht=vorbei'}`)
}

export async function getMove(visit: Visit, appointment: Appointment): Promise<Answer> {
  const { reference } = appointment
  const place = await newPlace(visit)
  if (!canMove(appointment)) return redirect(`/mein-termin/${reference}?nicht=vorbei`)
  if (place?.state !== 'held') return redirect(`/mein-termin/${reference}?nicht=platz`)
  if (lacksPhone(appointment, place)) return redirect(`/mein-termin/${reference}?nicht=telefon`)
  const props = await about(visit, appointment)
  const title = ownAppointmentMessages[visit.language].moveTitle
  return page(
    title,
    <MovePage {...props} place={place} newOffice={props.offices.get(place.office)!} />,
    section,
  )
}

export async function postMove(visit: Visit, appointment: Appointment): Promise<Answer> {
  const { id, reference } = appointment
  if (!canMove(appointment)) return redirect(`/mein-termin/${reference}?nicht=vorbei`)
  const place = await newPlace(visit)
  if (place && lacksPhone(appointment, place)) return redirect(`/mein-termin/${reference}?nicht=telefon`)
  const hold = visit.params.hold ?? ''
  const change = { id, by: citizen, at: visit.clock.now() }
  const done = isUuid(hold) && (await inTransaction(visit.db, tx => moveAppointment(tx, change, hold)))
  return redirect(`/mein-termin/${reference}?${done ? 'danke=verschoben' : 'nicht=platz'}`)
}

function newPlace({ db, params }: Visit) {
  return isUuid(params.hold ?? '') ? findPlace(db, params.hold!) : null
}

function isLive({ state }: Appointment): boolean {
  return state === 'pending' || state === 'booked' || state === 'displaced'
}

/** One that an emergency took away, too: whoever does not want to wait chooses another. */
function canMove({ state }: Appointment): boolean {
  return state === 'booked' || state === 'displaced'
}

export async function closeAppointment(visit: Visit, { reference }: Appointment): Promise<Answer> {
  keyhole.end(visit, reference)
  return redirect('/mein-termin?geschlossen=ja')
}

export async function getCalendar(visit: Visit, appointment: Appointment): Promise<Answer> {
  const { office, matters } = await about(visit, appointment)
  const content = calendarOf(appointment, office, matters, {
    ...visit.config,
    secret: visit.secret,
    language: visit.language,
  })
  return {
    kind: 'file',
    content,
    type: 'text/calendar; charset=utf-8',
    name: `${appointment.reference}.ics`,
    disposition: 'attachment',
  }
}
