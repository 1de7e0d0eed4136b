import type { Temporal } from 'temporal-polyfill'
import { NotFound } from '../../foundation/errors.ts'
import { type Answer, page, type StaffVisit } from '../../foundation/http/index.ts'
import { formatShortDay } from '../../foundation/language/index.ts'
import { customerCentres, type Office, officesForDisplay } from '../../offices/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { shortOffice } from '../slot-words.ts'
import { figuresOf, leadDays, SENATE_DAYS, spreadOf } from './figures.ts'
import { figuresFile } from './figures-file.ts'
import { FiguresPage } from './figures-page.tsx'
import { figureMessages } from './messages.ts'
import { bookedIn, casesOf } from './queries.ts'

/** As far back as appointments are kept. */
const WEEKS = 12

/** Mondays, this week's first. */
function weeksUntil(today: Temporal.PlainDate): Temporal.PlainDate[] {
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  return Array.from({ length: WEEKS }, (_, n) => monday.subtract({ days: 7 * n }))
}

/** @throws NotFound where the address names none; without one the first. */
async function chosenOffice({ db, query }: StaffVisit, offices: readonly Office[]): Promise<Office> {
  const id = query.get('amt')
  const office = id === null ? offices[0] : (await officesForDisplay(db)).offices.get(id)
  if (office?.kind !== 'customer-centre') throw new NotFound()
  return office
}

export async function showFigures(visit: StaffVisit): Promise<Answer> {
  const { db, clock, query, language } = visit
  const offices = customerCentres(await officesForDisplay(db))
  const office = await chosenOffice(visit, offices)
  const today = clock.today()
  const weeks = weeksUntil(today)
  const week = weeks.find(monday => String(monday) === query.get('woche')) ?? weeks[0]!
  const cases = await casesOf(db, { office: office.id, from: week, until: week.add({ days: 7 }) })
  const lately = {
    office: office.id,
    from: today.subtract({ days: SENATE_DAYS }),
    until: today.add({ days: 1 }),
  }
  const { services } = await catalogueForDisplay(db)
  const props = {
    offices,
    office,
    weeks,
    week,
    figures: figuresOf(cases),
    senate: spreadOf((await bookedIn(db, lately)).map(leadDays)),
    nameOf: (id: string) => services.get(id)?.definition.name[language] ?? id,
  }
  const t = figureMessages[language]
  const title = t.titleOf(shortOffice(office, language), formatShortDay(week, language))
  return page(title, <FiguresPage {...props} />, { section: 'figures' })
}

export async function downloadFigures(visit: StaffVisit): Promise<Answer> {
  const { db, clock } = visit
  const office = await chosenOffice(visit, customerCentres(await officesForDisplay(db)))
  const weeks = []
  for (const monday of weeksUntil(clock.today())) {
    const cases = await casesOf(db, { office: office.id, from: monday, until: monday.add({ days: 7 }) })
    weeks.push({ monday, figures: figuresOf(cases) })
  }
  return {
    kind: 'file',
    content: Buffer.from(figuresFile(office.id, weeks)),
    type: 'text/csv; charset=utf-8',
    name: `termine-${office.id}-${clock.today()}.csv`,
    disposition: 'attachment',
  }
}
