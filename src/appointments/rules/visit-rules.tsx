import { Temporal } from 'temporal-polyfill'
import { inTransaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import { type Answer, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { customerCentres, type Office, officesForDisplay } from '../../offices/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { poolsOf, rulesOf } from '../availability/queries.ts'
import { shortOffice } from '../slot-words.ts'
import { type Change, changeRules, foresee, type Outlook } from './change-rules.ts'
import { rulesMessages } from './messages.ts'
import { OpeningsPage } from './openings-page.tsx'
import { countRules, strandedOf } from './queries.ts'
import { readRule } from './read-rule.ts'
import { ReviewPage } from './review-page.tsx'
import { RulesPage, type RulesPageProps } from './rules-page.tsx'
import { fieldsOfRule, typedRule, usualRule } from './typed-rule.ts'

export const section = 'openings'

export async function listOpenings({ db, clock, language }: StaffVisit): Promise<Answer> {
  const offices = customerCentres(await officesForDisplay(db))
  const counts = await countRules(db, clock.today())
  return page(rulesMessages[language].title, <OpeningsPage offices={offices} counts={counts} />, { section })
}

/** @throws NotFound */
export async function officeOf({ db, params }: StaffVisit): Promise<Office> {
  const office = (await officesForDisplay(db)).offices.get(params.office ?? '')
  if (office?.kind !== 'customer-centre') throw new NotFound()
  return office
}

const saidBy: Readonly<Record<string, RulesPageProps['said']>> = {
  regel: 'added',
  ruecknahme: 'withdrawn',
  'nicht-mehr': 'gone',
}

export async function showRules(visit: StaffVisit): Promise<Answer> {
  const said = saidBy[visit.query.get('gespeichert') ?? ''] ?? null
  return showOffice(visit, await officeOf(visit), { said })
}

async function showOffice(
  { db, clock, language }: StaffVisit,
  office: Office,
  shown: Partial<Pick<RulesPageProps, 'typed' | 'problems' | 'said'>>,
): Promise<Answer> {
  const today = clock.today()
  const rules = (await rulesOf(db, office.id)).filter(
    ({ validUntil }) => !validUntil || Temporal.PlainDate.compare(validUntil, today) >= 0,
  )
  const { services } = await catalogueForDisplay(db)
  const { typed = usualRule(today, language), problems = [], said = null } = shown
  const props = {
    office,
    rules,
    pools: await poolsOf(db, office.id),
    stranded: await strandedOf(db, office.id, today),
    services,
    today,
    typed,
    problems,
    said,
  }
  const title = rulesMessages[language].officeTitle(shortOffice(office, language))
  const status = problems.length > 0 ? 422 : 200
  return page(title, <RulesPage {...props} />, { section, status })
}

/** Reads what was typed, says whom it concerns, and saves only what is confirmed: read and looked at once more. */
export async function addRule(visit: StaffVisit): Promise<Answer> {
  const { db, body, clock, language } = visit
  const office = await officeOf(visit)
  const typed = typedRule(body)
  if (body.get('act') === 'edit') return showOffice(visit, office, { typed })
  const pools = await poolsOf(db, office.id)
  const read = readRule(typed, office.id, pools, { language, today: clock.today() })
  if ('problems' in read) return showOffice(visit, office, { typed, problems: read.problems })
  return reviewOrSave(visit, office, { kind: 'add', rule: read.rule }, fieldsOfRule(typed))
}

export async function withdraw(visit: StaffVisit): Promise<Answer> {
  const office = await officeOf(visit)
  const typed = visit.body.get('nummer')
  const number = /^\d{1,6}$/.test(typed) ? Number(typed) : 0
  return reviewOrSave(visit, office, { kind: 'withdraw', number }, [['nummer', String(number)]])
}

type Fields = readonly (readonly [string, string])[]

async function reviewOrSave(
  visit: StaffVisit,
  office: Office,
  change: Change,
  fields: Fields,
): Promise<Answer> {
  const { db, body, clock, staff } = visit
  const request = { office: office.id, change, at: clock.now() }
  const gone = () => redirect(`/amt/oeffnung/${office.id}?gespeichert=nicht-mehr`)
  if (body.get('act') !== 'save') {
    const outlook = await foresee(db, request)
    return outlook ? review(visit, office, change, fields, outlook) : gone()
  }
  const seen = body.get('stand')
  const changed = await inTransaction(db, tx => changeRules(tx, staff, request, seen))
  if (changed.outcome === 'gone') return gone()
  if (changed.outcome === 'overtaken') return review(visit, office, change, fields, changed.outlook, true)
  return redirect(`/amt/oeffnung/${office.id}?gespeichert=${change.kind === 'add' ? 'regel' : 'ruecknahme'}`)
}

async function review(
  { db, clock, language }: StaffVisit,
  office: Office,
  { kind }: Change,
  fields: Fields,
  outlook: Outlook,
  overtaken = false,
): Promise<Answer> {
  const t = rulesMessages[language]
  const { services } = await catalogueForDisplay(db)
  const props = { office, outlook, kind, fields, overtaken, services, today: clock.today() }
  const title = kind === 'add' ? t.reviewAddTitle : t.reviewWithdrawTitle
  return page(title, <ReviewPage {...props} />, { section, status: overtaken ? 409 : 200 })
}
