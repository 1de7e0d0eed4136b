import { inTransaction, letIn } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import { type Answer, page, redirect, type Visit } from '../../foundation/http/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { tokenHash } from '../../foundation/secret.ts'
import { isUuid, uuidFrom } from '../../foundation/uuid.ts'
import { type Office, officesForDisplay } from '../../offices/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { findAppointmentDoor, parseAppointmentReference } from '../access/appointment-access.ts'
import { section } from '../finder/visit-finder.tsx'
import { needsForDisplay } from '../needs-for-display.ts'
import { checkIn, drawWalkIn } from './draw-ticket.ts'
import { HallPage } from './hall-page.tsx'
import { opensKiosk } from './kiosk-key.ts'
import { KioskPage, NoKioskPage, TicketPage } from './kiosk-page.tsx'
import { counterMessages } from './messages.ts'
import { waitFor } from './queue.ts'
import { paceOf } from './serve.ts'
import { type Shown, shownOf } from './shown.ts'
import { calledTickets, findTicket, type Ticket, ticketsOf } from './tickets.ts'

const KIOSK_COOKIE = 'schalter_automat'
const YEAR_SECONDS = 365 * 24 * 60 * 60

async function officeOf({ db, params }: Visit): Promise<Office> {
  const office = (await officesForDisplay(db)).offices.get(params.office ?? '')
  if (office?.kind !== 'customer-centre') throw new NotFound()
  return office
}

/** Numbers and counters alone: nothing of anybody. */
export async function getHall(visit: Visit): Promise<Answer> {
  const office = await officeOf(visit)
  const title = `${counterMessages[visit.language].hall}: ${office.name[visit.language]}`
  return page(title, <HallPage office={office} shown={await shownIn(visit, office)} />)
}

/** What the script of the screen asks for every few seconds. */
export async function getHallNumbers(visit: Visit): Promise<Answer> {
  return { kind: 'json', value: await shownIn(visit, await officeOf(visit)) }
}

async function shownIn({ db, clock, language }: Visit, office: Office): Promise<Shown> {
  const today = clock.today()
  const tickets = await ticketsOf(db, office.id, today)
  const ahead = tickets.filter(({ state }) => state === 'waiting').length
  const { minutes, counters } = await paceOf(db, office.id, today)
  const called = await calledTickets(db, office.id, today)
  return shownOf(called, waitFor(ahead, minutes, counters), clock.now(), language)
}

/** Makes this device the machine of the office; the address is on the page of a counter. */
export async function setUpKiosk(visit: Visit): Promise<Answer> {
  const office = await officeOf(visit)
  const key = visit.params.token ?? ''
  if (!opensKiosk(visit.secret, office.id, key)) throw new NotFound()
  visit.setCookie(KIOSK_COOKIE, key, { path: '/', maxAge: YEAR_SECONDS })
  return redirect(`/wartenummer/${office.id}`)
}

function isKiosk(visit: Visit, office: Office): boolean {
  return opensKiosk(visit.secret, office.id, visit.cookie(KIOSK_COOKIE) ?? '')
}

export async function getKiosk(visit: Visit): Promise<Answer> {
  const office = await officeOf(visit)
  if (!isKiosk(visit, office))
    return page(counterMessages[visit.language].kioskTitle, <NoKioskPage />, section)
  return showKiosk(visit, office, null, '')
}

async function showKiosk(
  visit: Visit,
  office: Office,
  failed: string | null,
  typed: string,
): Promise<Answer> {
  const { db, language } = visit
  const { needs } = await needsForDisplay(db)
  const { services } = await catalogueForDisplay(db)
  const props = {
    office,
    services: [...needs.values()].flatMap(({ walkIn, service }) =>
      walkIn ? { id: service, name: services.get(service)?.definition.name[language] ?? service } : [],
    ),
    failed,
    typed,
    page: crypto.randomUUID(),
  }
  const title = counterMessages[language].kioskTitle
  return page(title, <KioskPage {...props} />, { ...section, ...(failed ? { status: 422 } : {}) })
}

export async function postKiosk(visit: Visit): Promise<Answer> {
  const { body, clock, language } = visit
  const office = await officeOf(visit)
  const t = counterMessages[language]
  if (!isKiosk(visit, office)) return page(t.kioskTitle, <NoKioskPage />, { ...section, status: 403 })
  const typed = body.get('termin').slice(0, 40)
  const pageId = body.get('seite')
  // The same button of the same page is the same ticket.
  const id = uuidFrom(tokenHash(JSON.stringify([pageId, typed, body.get('leistung')])))
  const toDraw = { id, office: office.id, day: clock.today(), priority: body.has('vorrang'), at: clock.now() }
  const drawn = body.has('leistung') ? await draw(visit, toDraw) : await arrive(visit, typed, toDraw)
  if (typeof drawn === 'string') return showKiosk(visit, office, drawn, typed)
  return redirect(`/wartenummer/${office.id}/${drawn.id}`)
}

type ToDraw = Parameters<typeof checkIn>[2]

/** A sentence where there is no number. */
async function draw({ db, body, language }: Visit, toDraw: ToDraw): Promise<Ticket | string> {
  const t = counterMessages[language]
  const { needs } = await needsForDisplay(db)
  const service = body.get('leistung')
  if (!needs.get(service)?.walkIn) return t.kioskMatter
  const services = [{ id: service, persons: 1 }]
  const ticket = await inTransaction(db, tx => drawWalkIn(tx, { ...toDraw, services }))
  return ticket === 'full' ? t.kioskFull : ticket
}

/** Whoever stands at the machine with the number of an appointment has come to it; the code is not asked for. */
async function arrive({ db, language }: Visit, typed: string, toDraw: ToDraw): Promise<Ticket | string> {
  const t = counterMessages[language]
  const reference = parseAppointmentReference(typed)
  const door = reference ? await findAppointmentDoor(db, reference) : null
  if (!door) return t.arriveFailed['not-here']
  const arrived = await inTransaction(db, async tx => {
    await letIn(tx, door.id)
    return checkIn(tx, door.id, toDraw, citizen)
  })
  return arrived.ok ? arrived.ticket : t.arriveFailed[arrived.refusal]
}

export async function getTicket(visit: Visit): Promise<Answer> {
  const { db, clock, params, language } = visit
  const office = await officeOf(visit)
  const ticket = isUuid(params.ticket ?? '') ? await findTicket(db, params.ticket!) : null
  if (ticket?.office !== office.id) throw new NotFound()
  const waiting = (await ticketsOf(db, office.id, clock.today())).filter(({ state }) => state === 'waiting')
  const ahead = waiting.findIndex(({ id }) => id === ticket.id)
  const { minutes, counters } = await paceOf(db, office.id, clock.today())
  const wait = waitFor(Math.max(0, ahead), minutes, counters)
  return page(
    counterMessages[language].ticketNumber,
    <TicketPage office={office} ticket={ticket} wait={wait} />,
    section,
  )
}
