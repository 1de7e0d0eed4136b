import { randomUUID } from 'node:crypto'
import { inTransaction, violatedConstraint } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import { type Answer, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { isUuid } from '../../foundation/uuid.ts'
import { customerCentres, officesForDisplay } from '../../offices/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { findAppointmentDoor, parseAppointmentReference } from '../access/appointment-access.ts'
import { openAlarms } from '../alarm/alarm-acts.ts'
import { alarmMessages } from '../alarm/messages.ts'
import { shownAlarms } from '../alarm/shown-alarms.ts'
import { needsForDisplay } from '../needs-for-display.ts'
import { ChooseCounterPage } from './choose-counter-page.tsx'
import { CounterPage } from './counter-page.tsx'
import { counterState } from './counter-state.ts'
import { counterFrom, counterPath, deskOf, officeOf } from './desk-of.ts'
import { checkIn, drawWalkIn } from './draw-ticket.ts'
import { kioskPath } from './kiosk-key.ts'
import { counterMessages } from './messages.ts'
import { actOnTicket, type CounterAct, callNext, counterActs, type Desk } from './serve.ts'

const section = { section: 'counter' }

export async function getChooseCounter(visit: StaffVisit): Promise<Answer> {
  const { db, language, query } = visit
  const book = await officesForDisplay(db)
  const chosen = query.get('amt') ?? ''
  const counter = counterFrom(query.get('platz'))
  if (book.offices.has(chosen) && counter) return redirect(counterPath(chosen, counter))
  const props = {
    centres: customerCentres(book),
    office: chosen,
    typed: query.get('platz')?.slice(0, 10) ?? '',
    wrong: query.has('platz'),
  }
  const status = props.wrong ? { status: 422 } : {}
  return page(counterMessages[language].title, <ChooseCounterPage {...props} />, { ...section, ...status })
}

export async function getCounter(visit: StaffVisit): Promise<Answer> {
  const { db, clock, language, query, secret } = visit
  const office = await officeOf(visit)
  const counter = counterFrom(query.get('platz'))
  if (!counter) return redirect('/amt/schalter')
  const t = counterMessages[language]
  const book = await officesForDisplay(db)
  const { services } = await catalogueForDisplay(db)
  const { needs } = await needsForDisplay(db)
  const [said, given] = [query.get('gesagt') ?? '', query.get('nummer') ?? '']
  const { wordMissing: wort, late: eingetragen } = alarmMessages[language]
  const sentences: Record<string, string> = {
    belegt: t.busy,
    spaet: t.late,
    voll: t.full,
    wort,
    eingetragen,
    ...t.arriveFailed,
  }
  const props = {
    office,
    counter,
    state: await counterState(db, office.id, clock.today()),
    alarms: shownAlarms(await openAlarms(db, office.id), counter, language),
    now: clock.now(),
    nameOf: (id: string) => services.get(id)?.definition.name[language] ?? id,
    bringFor: (id: string) => services.get(id)?.definition.documents.map(({ text }) => text[language]) ?? [],
    walkIns: [...needs.values()].filter(({ walkIn }) => walkIn).map(({ service }) => service),
    others: customerCentres(book).filter(({ id }) => id !== office.id),
    failed: Object.hasOwn(sentences, said) ? sentences[said]! : null,
    given: /^[AB] \d{3,5}$/.test(given) ? t.given(given) : null,
    kiosk: kioskPath(secret, office.id),
    page: randomUUID(),
  }
  return page(`${t.place(counter)}, ${office.name[language]}`, <CounterPage {...props} />, section)
}

/** Calls whoever is next in turn. */
export async function postCall(visit: StaffVisit): Promise<Answer> {
  const desk = await deskOf(visit)
  const called = await callNext(visit.db, desk)
  return redirect(counterPath(desk.office, desk.counter, called === 'busy' ? 'gesagt=belegt' : ''))
}

export async function postCounterAct(visit: StaffVisit): Promise<Answer> {
  const desk = await deskOf(visit)
  const act = counterActs.find(name => name === visit.params.act)
  if (!act) throw new NotFound()
  const done = await perform(visit, desk, act)
  return redirect(counterPath(desk.office, desk.counter, done === 'done' ? '' : `gesagt=${done}`))
}

async function perform(
  { db, body }: StaffVisit,
  desk: Desk,
  act: CounterAct,
): Promise<'done' | 'spaet' | 'belegt'> {
  const id = body.get('nummer')
  if (!isUuid(id)) return 'spaet'
  const book = await officesForDisplay(db)
  const to = body.get('wohin')
  if (act === 'redirect' && !book.offices.has(to)) return 'spaet'
  try {
    const done = await inTransaction(db, tx => actOnTicket(tx, id, act, desk, act === 'redirect' ? to : null))
    return done ? 'done' : 'spaet'
  } catch (error) {
    if (violatedConstraint(error) === 'ticket_at_counter') return 'belegt'
    throw error
  }
}

/** Somebody is at the reception and says the number of their appointment, or is picked from the list. */
export async function postArrival(visit: StaffVisit): Promise<Answer> {
  const { db, body } = visit
  const desk = await deskOf(visit)
  const back = (said: string) => redirect(counterPath(desk.office, desk.counter, said))
  const reference = parseAppointmentReference(body.get('termin').slice(0, 40))
  const door = reference ? await findAppointmentDoor(db, reference) : null
  if (!door) return back('gesagt=not-here')
  const toDraw = { ...desk, id: randomUUID(), priority: body.has('vorrang') }
  const arrived = await inTransaction(db, tx => checkIn(tx, door.id, toDraw, visit.staff))
  return back(
    arrived.ok ? `nummer=${encodeURIComponent(arrived.ticket.number)}` : `gesagt=${arrived.refusal}`,
  )
}

export async function postWalkIn(visit: StaffVisit): Promise<Answer> {
  const { db, body } = visit
  const desk = await deskOf(visit)
  const { needs } = await needsForDisplay(db)
  const service = body.get('leistung')
  const id = body.get('seite')
  if (!needs.get(service)?.walkIn || !isUuid(id))
    return redirect(counterPath(desk.office, desk.counter, 'gesagt=spaet'))
  const toDraw = { ...desk, id, priority: body.has('vorrang'), services: [{ id: service, persons: 1 }] }
  const ticket = await inTransaction(db, tx => drawWalkIn(tx, toDraw))
  const said = ticket === 'full' ? 'gesagt=voll' : `nummer=${encodeURIComponent(ticket.number)}`
  return redirect(counterPath(desk.office, desk.counter, said))
}
