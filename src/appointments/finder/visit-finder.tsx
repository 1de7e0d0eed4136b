import { randomUUID } from 'node:crypto'
import { type Answer, page, redirect, type Visit } from '../../foundation/http/index.ts'
import { officesForDisplay } from '../../offices/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { type CaseAtHand, caseAtHand } from '../about-case/case-at-hand.ts'
import { keyhole } from '../access/appointment-access.ts'
import { type Demand, demandOf, type Mode, modes, type ServiceNeed, type Slot } from '../appointment.ts'
import { ownHold } from '../book-online/own-hold.ts'
import { needsForDisplay } from '../needs-for-display.ts'
import { taskFor } from '../pressure/admit.ts'
import { underPressure } from '../pressure/watch-pressure.ts'
import type { Appointment } from '../queries.ts'
import { ChoosePage } from './choose-page.tsx'
import { find, officesMeant } from './find.ts'
import { FinderPage } from './finder-page.tsx'
import { finderMessages } from './messages.ts'
import { nearHome } from './near-home.ts'
import { openModes } from './open-modes.ts'
import { type Wanted, wantedFrom } from './wanted.ts'

export const section = { section: 'appointment' }

/** What somebody wants, with what is known about it. */
export interface Asked {
  readonly wanted: Wanted
  readonly needs: ReadonlyMap<string, ServiceNeed>
  /** Null: not all of it can be done this way in one appointment. */
  readonly demand: Demand | null
  readonly moving: Appointment | null
  readonly about: CaseAtHand | null
}

export async function getFinder(visit: Visit): Promise<Answer> {
  const fields = wantedFrom(visit.query)
  if (fields.about && !(await caseAtHand(visit, fields.about)))
    return redirect(`/mein-antrag?nummer=${encodeURIComponent(fields.about)}`)
  const asked = await ask(visit, fields)
  if (!asked) return choose(visit)
  const { moving, wanted } = asked
  if (wanted.moving && !moving) return redirect(`/mein-termin?nummer=${encodeURIComponent(wanted.moving)}`)
  return showFinder(visit, asked)
}

/** Null: nothing is asked for that can be booked. Who moves an appointment or has an application wants what it is about. */
export async function ask(visit: Visit, fields: Wanted): Promise<Asked | null> {
  const moving = fields.moving ? await keyhole.own(visit, fields.moving) : null
  const about = await caseAtHand(visit, fields.about)
  const near = nearHome(fields, await officesForDisplay(visit.db))
  const wanted = moving ? { ...near, errands: moving.services, needs: moving.needs } : withMatter(near, about)
  const { needs } = await needsForDisplay(visit.db)
  if (wanted.errands.length === 0 || wanted.errands.some(({ id }) => !needs.has(id))) return null
  return { wanted, needs, demand: demandOf(wanted.errands, needs, wanted.mode, wanted.needs), moving, about }
}

function withMatter(wanted: Wanted, about: CaseAtHand | null): Wanted {
  if (!about || wanted.errands.length > 0) return wanted
  return { ...wanted, errands: [{ id: about.record.serviceId, persons: 1 }] }
}

async function choose({ db, query, language }: Visit): Promise<Answer> {
  const { needs } = await needsForDisplay(db)
  const catalogue = await catalogueForDisplay(db)
  const services = [...needs.keys()]
    .flatMap(id => catalogue.services.get(id) ?? [])
    .sort((a, b) => a.definition.name[language].localeCompare(b.definition.name[language], language))
  const props = {
    services,
    chosen: [...query.getAll('vorher'), ...query.getAll('leistung').map(text => text.split(':')[0]!)],
    persons: Number(/^[1-8]$/.exec(query.get('personen') ?? '')?.[0] ?? 1),
    nothingChosen: query.has('personen') && !query.has('leistung'),
    unknown: query.has('leistung') || query.has('antrag'),
  }
  return page(finderMessages[language].chooseTitle, <ChoosePage {...props} />, section)
}

/** @param instead places nearest to one that somebody else has taken meanwhile */
export async function showFinder(
  visit: Visit,
  { wanted, needs, demand, moving, about }: Asked,
  instead: readonly Slot[] | null = null,
): Promise<Answer> {
  const { db, clock, language } = visit
  const book = await officesForDisplay(db)
  const { services } = await catalogueForDisplay(db)
  const { offered } = await needsForDisplay(db)
  const possible = modesOf(wanted, needs, offered.kinds)
  const offices = officesMeant(wanted.where, book)
  const toFind = demand && { wanted, demand, offices, contingent: 'online' as const }
  const finding = toFind && (await find(db, toFind, clock.now(), clock.today()))
  const props = {
    wanted,
    services,
    book,
    choices: { ...offered, modes: await openModes(db, possible, wanted, clock.now()) },
    finding,
    steps: demand?.steps ?? null,
    walkIn: wanted.errands.every(({ id }) => needs.get(id)!.walkIn),
    moving,
    about,
    instead,
    held: instead ? null : await ownHold(visit),
    page: randomUUID(),
    task: finding && (await underPressure(visit)) ? await taskFor(db, visit) : null,
  }
  const status = instead ? { status: 409 } : {}
  return page(finderMessages[language].title, <FinderPage {...props} />, { ...section, ...status })
}

/** The ways in which all of this can be done, and for which there is somebody. */
export function modesOf(
  { errands }: Wanted,
  needs: ReadonlyMap<string, ServiceNeed>,
  kinds: readonly string[],
): Mode[] {
  return modes.filter(
    mode =>
      errands.every(({ id }) => needs.get(id)!.modes.includes(mode)) &&
      (mode !== 'video' || kinds.includes('video')),
  )
}
