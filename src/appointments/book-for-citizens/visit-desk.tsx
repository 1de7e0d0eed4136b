import { randomUUID } from 'node:crypto'
import { inTransaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import { titleOf } from '../../foundation/html/index.ts'
import { type Answer, emptyBody, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { officesForDisplay } from '../../offices/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { type Contingent, type Demand, demandOf, type ServiceNeed } from '../appointment.ts'
import { personsNamed, typedBooking } from '../book-online/read-person.ts'
import { find, officesMeant } from '../finder/find.ts'
import { nearHome } from '../finder/near-home.ts'
import { openModes } from '../finder/open-modes.ts'
import { slotText } from '../finder/slot-text.ts'
import { modesOf } from '../finder/visit-finder.tsx'
import { type Wanted, wantedFrom } from '../finder/wanted.ts'
import { needsForDisplay } from '../needs-for-display.ts'
import { type Appointment, findAppointmentByReference } from '../queries.ts'
import { isLive } from './appointment-page.tsx'
import { DeskPage } from './desk-page.tsx'
import { appointmentPath, type DeskProps, type Lookup } from './desk-props.ts'
import { findForCaller, lookAtAppointment } from './look-at-appointment.ts'
import { deskMessages } from './messages.ts'
import { earliestPlaces } from './places-to-offer.ts'
import { readSearch } from './read-search.ts'

export const section = { section: 'appointments' }

/** What a caller wants, with what is known about it. */
export interface DeskAsked {
  readonly wanted: Wanted
  readonly needs: ReadonlyMap<string, ServiceNeed>
  /** Null: nothing is asked for yet, or it cannot be done in one appointment. */
  readonly demand: Demand | null
  readonly moving: Appointment | null
  readonly contingent: Contingent
}

/** The hotline has places of its own; who sits at a counter may give out whatever there is. */
export function contingentOf({ roles }: StaffActor): Contingent {
  return roles.includes('hotline-agent') ? 'hotline' : 'counter'
}

export async function getDesk(visit: StaffVisit): Promise<Answer> {
  const lookup = await lookUp(visit)
  if (lookup && lookup.found !== 'unclear' && lookup.found.length === 1)
    return redirect(appointmentPath(lookup.found[0]!.reference))
  const fields = wantedFrom(visit.query)
  const moving = fields.moving === null ? null : await see(visit, fields.moving)
  if (moving && !isLive(moving)) return redirect(appointmentPath(moving.reference, '?nicht=vorbei'))
  const asked = await askAtDesk(visit, fields, moving)
  return showDesk(visit, asked, { lookup })
}

async function lookUp({ db, secret, staff, clock, query }: StaffVisit): Promise<Lookup | null> {
  const text = query.get('suche')?.trim().slice(0, 200)
  if (!text) return null
  const sought = readSearch(text)
  if (!sought) return { text, found: 'unclear' }
  const look = { staff, at: clock.now() }
  return { text, found: await inTransaction(db, tx => findForCaller(tx, secret, look, sought)) }
}

/** An appointment as somebody of the staff sees it; the look is on record. */
export async function see({ db, staff, clock }: StaffVisit, reference: string): Promise<Appointment> {
  const look = { staff, at: clock.now() }
  const appointment = await inTransaction(db, tx => lookAtAppointment(tx, look, reference))
  if (!appointment) throw new NotFound()
  return appointment
}

/** Who moves an appointment wants what it is about; for what no appointments are given is left out. */
export async function askAtDesk(
  { db, staff }: StaffVisit,
  fields: Wanted,
  moving: Appointment | null,
): Promise<DeskAsked> {
  const { needs } = await needsForDisplay(db)
  const errands = moving ? moving.services : fields.errands.filter(({ id }) => needs.has(id))
  const near = nearHome(fields, await officesForDisplay(db))
  const wanted = { ...near, errands, ...(moving ? { needs: moving.needs } : {}) }
  const demand = errands.length > 0 ? demandOf(errands, needs, wanted.mode, wanted.needs) : null
  return { wanted, needs, demand, moving, contingent: contingentOf(staff) }
}

/** Without a record: whoever changes an appointment is on record by the change. */
export async function movingOf({ db }: StaffVisit, { moving }: Wanted): Promise<Appointment | null> {
  if (moving === null) return null
  const appointment = await findAppointmentByReference(db, moving)
  if (!appointment) throw new NotFound()
  return appointment
}

type Shown = Partial<Pick<DeskProps, 'lookup' | 'typed' | 'problems' | 'refusal' | 'chosen' | 'page'>>

export async function showDesk(visit: StaffVisit, asked: DeskAsked, shown: Shown = {}): Promise<Answer> {
  const { db, clock, language } = visit
  const { wanted, needs, demand, moving, contingent } = asked
  const book = await officesForDisplay(db)
  const { offered } = await needsForDisplay(db)
  const possible = modesOf(wanted, needs, offered.kinds)
  const toFind = demand && { wanted, demand, contingent, offices: officesMeant(wanted.where, book) }
  const finding = toFind && (await find(db, toFind, clock.now(), clock.today()))
  const first = finding && earliestPlaces(finding.days, wanted.day)[0]
  const props: DeskProps = {
    wanted,
    contingent,
    services: await bookableServices(visit),
    book,
    choices: { ...offered, modes: await openModes(db, possible, wanted, clock.now()) },
    finding,
    moving,
    lookup: null,
    typed: { ...typedBooking(emptyBody, personsIn(wanted)), english: false },
    problems: [],
    refusal: null,
    // The earliest one, which is what most callers take.
    chosen: first ? slotText(first) : null,
    page: randomUUID(),
    ...shown,
  }
  const t = deskMessages[language]
  const status = props.problems.length > 0 ? { status: 422 } : props.refusal ? { status: 409 } : {}
  const title = titleOf(language, moving ? t.moveTitle : t.title, props.problems)
  return page(title, <DeskPage {...props} />, { ...section, ...status })
}

export function personsIn({ errands }: Wanted): number {
  return errands.length > 0 ? personsNamed(errands) : 1
}

async function bookableServices({ db, language }: StaffVisit): Promise<DeskProps['services']> {
  const { needs } = await needsForDisplay(db)
  const { services } = await catalogueForDisplay(db)
  return [...needs.keys()]
    .flatMap(id => services.get(id) ?? [])
    .sort((a, b) => a.definition.name[language].localeCompare(b.definition.name[language], language))
}
