import { Temporal } from 'temporal-polyfill'
import { inTransaction } from '../../foundation/database/index.ts'
import type { FieldProblem } from '../../foundation/html/index.ts'
import { type Answer, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { formatShortDay } from '../../foundation/language/index.ts'
import { customerCentres, type Office, officesForDisplay } from '../../offices/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { type PoolKind, poolsOf } from '../availability/queries.ts'
import { ruleWords } from '../rules/rule-words.ts'
import { officeOf } from '../rules/visit-rules.tsx'
import { shortOffice } from '../slot-words.ts'
import {
  changeRosters,
  foreseeRosters,
  type NewRoster,
  type RosterOutlook,
  withAbsence,
} from './change-rosters.ts'
import { copyTargets, dayFrom, pathOf, weekOf } from './days-of-week.ts'
import { rosterMessages } from './messages.ts'
import { presenceOn, readRosters } from './queries.ts'
import { ReviewRosterPage } from './review-roster-page.tsx'
import { copied } from './roster.ts'
import { RosterPage, type RosterPageProps } from './roster-page.tsx'
import { RostersPage } from './rosters-page.tsx'
import { fieldsOfLines, readLines, type TypedLine, typedLines } from './typed-roster.ts'

const section = 'rosters'

export async function listRosters({ db, clock, language }: StaffVisit): Promise<Answer> {
  const offices = customerCentres(await officesForDisplay(db))
  const presence = await presenceOn(db, clock.today())
  return page(rosterMessages[language].title, <RostersPage offices={offices} presence={presence} />, {
    section,
  })
}

export async function showRoster(visit: StaffVisit): Promise<Answer> {
  const { query, clock } = visit
  const day = dayFrom(query.get('tag'), clock.today())
  const said = { gespeichert: 'saved', 'nicht-mehr': 'gone', nichts: 'nothingToCopy' } as const
  const key = query.get('gesagt') ?? ''
  return showDay(visit, await officeOf(visit), day, {
    said: Object.hasOwn(said, key) ? said[key as keyof typeof said] : null,
  })
}

/** What people do; what the city shares, such as rooms for videos, needs no roster. */
async function kindsOf({ db }: StaffVisit, office: Office): Promise<PoolKind[]> {
  const own = new Set((await poolsOf(db, office.id)).map(({ kind }) => kind))
  // The counter first, as people think of it.
  return (Object.keys(ruleWords.de.poolNames) as PoolKind[]).filter(kind => own.has(kind))
}

interface Shown {
  readonly typed?: readonly TypedLine[]
  readonly problems?: readonly FieldProblem[]
  readonly said?: RosterPageProps['said']
  readonly moreLines?: boolean
}

async function showDay(
  visit: StaffVisit,
  office: Office,
  day: Temporal.PlainDate,
  { typed, problems = [], said = null, moreLines = false }: Shown,
): Promise<Answer> {
  const { db, clock, language } = visit
  const week = await readRosters(db, office.id, weekOf(day))
  const [roster] = await readRosters(db, office.id, [day])
  const props: RosterPageProps = {
    office,
    day,
    today: clock.today(),
    week,
    roster: roster!,
    kinds: await kindsOf(visit, office),
    typed: typed ?? null,
    problems,
    said,
    moreLines,
  }
  const title = `${rosterMessages[language].officeTitle(shortOffice(office, language))}, ${formatShortDay(day, language)}`
  return page(title, <RosterPage {...props} />, { section, status: problems.length > 0 ? 422 : 200 })
}

/** Reads what was typed, says whom it concerns, and saves only what is confirmed. */
export async function planRoster(visit: StaffVisit): Promise<Answer> {
  const { body, clock, language } = visit
  const office = await officeOf(visit)
  const day = dayFrom(body.get('tag'), clock.today())
  const typed = typedLines(body)
  const act = body.get('act')
  if (act === 'edit' || act === 'more')
    return showDay(visit, office, day, { typed, moreLines: act === 'more' })
  const read = readLines(typed, await kindsOf(visit, office), { language, today: clock.today() })
  if ('problems' in read) return showDay(visit, office, day, { typed, problems: read.problems })
  const fields = fieldsOfLines(typed)
  return reviewOrSave(visit, office, day, [{ day, lines: read.lines }], { act: 'plan', fields })
}

/** Somebody is ill today: two clicks, and the page between them says whom that concerns. */
export async function markAbsence(visit: StaffVisit): Promise<Answer> {
  const { db, body, clock, language } = visit
  const office = await officeOf(visit)
  const day = dayFrom(body.get('tag'), clock.today())
  const [line, absent] = [Number(body.get('zeile')), body.get('fehlt') === 'ja']
  const [roster] = await readRosters(db, office.id, [day])
  const changed = withAbsence(roster!, line, absent)
  if (!changed) return redirect(pathOf(office.id, day, 'nicht-mehr'))
  const t = rosterMessages[language]
  const { name } = changed.lines![line]!
  const date = formatShortDay(day, language)
  const fields = [['zeile', String(line)] as const, ['fehlt', absent ? 'ja' : 'nein'] as const]
  const title = absent ? t.reviewAbsent(name, date) : t.reviewThere(name, date)
  return reviewOrSave(visit, office, day, [changed], { act: 'fehlt', fields, title })
}

export async function copyRoster(visit: StaffVisit): Promise<Answer> {
  const { db, body, clock } = visit
  const office = await officeOf(visit)
  const [today, wanted] = [clock.today(), body.get('wohin')]
  const day = dayFrom(body.get('tag'), today)
  const rosters: NewRoster[] = []
  for (const { from, to } of copyTargets(day, wanted)) {
    const [source] = await readRosters(db, office.id, [from])
    if (source!.lines && Temporal.PlainDate.compare(to, today) >= 0)
      rosters.push({ day: to, lines: copied(source!.lines) })
  }
  if (rosters.length === 0) return redirect(pathOf(office.id, day, 'nichts'))
  return reviewOrSave(visit, office, day, rosters, { act: 'kopie', fields: [['wohin', wanted]] })
}

export async function removeRoster(visit: StaffVisit): Promise<Answer> {
  const office = await officeOf(visit)
  const day = dayFrom(visit.body.get('tag'), visit.clock.today())
  return reviewOrSave(visit, office, day, [{ day, lines: null }], { act: 'ohne', fields: [] })
}

interface Asked {
  readonly act: 'plan' | 'fehlt' | 'kopie' | 'ohne'
  /** Everything that was typed, to be sent and read once more. */
  readonly fields: readonly (readonly [string, string])[]
  readonly title?: string
}

async function reviewOrSave(
  visit: StaffVisit,
  office: Office,
  day: Temporal.PlainDate,
  rosters: readonly NewRoster[],
  asked: Asked,
): Promise<Answer> {
  const { db, body, clock, staff } = visit
  // What is over is no plan any more.
  if (Temporal.PlainDate.compare(day, clock.today()) < 0) return redirect(pathOf(office.id, day))
  const request = { office: office.id, rosters, at: clock.now() }
  const review = { day, rosters, asked }
  if (body.get('act') !== 'save')
    return showReview(visit, office, {
      ...review,
      outlook: await foreseeRosters(db, request),
      overtaken: false,
    })
  const changed = await inTransaction(db, tx => changeRosters(tx, staff, request, body.get('stand')))
  if (changed.outcome === 'changed') return redirect(pathOf(office.id, day, 'gespeichert'))
  return showReview(visit, office, { ...review, outlook: changed.outlook, overtaken: true })
}

interface Review {
  readonly day: Temporal.PlainDate
  readonly rosters: readonly NewRoster[]
  readonly asked: Asked
  readonly outlook: RosterOutlook
  readonly overtaken: boolean
}

async function showReview({ db, language }: StaffVisit, office: Office, review: Review): Promise<Answer> {
  const { services } = await catalogueForDisplay(db)
  const { asked, overtaken, ...shown } = review
  const title = asked.title ?? rosterMessages[language].reviewTitle
  const props = { office, services, overtaken, ...shown, ...asked, title }
  return page(title, <ReviewRosterPage {...props} />, { section, status: overtaken ? 409 : 200 })
}
