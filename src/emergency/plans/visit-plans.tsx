import { inTransaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import { type Answer, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { provableLevel } from '../../people/index.ts'
import { districtBook } from '../district-book.ts'
import { officesConcerned } from '../dry-run/touched.ts'
import { meanScore } from '../readiness/readiness.ts'
import { readiness } from '../readiness/reckon-readiness.ts'
import { approvePlan, type Obstacle, obstacleTo } from './approve-plan.ts'
import { planMessages } from './messages.ts'
import { PlanPage, type PlanPageProps } from './plan-page.tsx'
import { PlansPage } from './plans-page.tsx'
import { approvedPlans, listPlans, type PlanVersion, planHistory } from './queries.ts'

const section = 'situation'

export async function showPlans({ db, clock, config, language }: StaffVisit): Promise<Answer> {
  const approved = new Map((await approvedPlans(db)).map(version => [version.plan, version]))
  const { offices, services } = await readiness(db, clock.now(), provableLevel({ config }))
  const teams = new Map(services.map(({ service: { id, definition } }) => [id, definition.team]))
  const scoreFor = ({ definition }: PlanVersion) => {
    const centres = offices.map(({ office }) => office)
    const concerned = new Set(officesConcerned(definition, centres, teams))
    return meanScore(offices.filter(({ office }) => concerned.has(office)).map(({ parts }) => parts))
  }
  const plans = (await listPlans(db)).map(newest => ({
    newest,
    approved: approved.get(newest.plan) ?? null,
    score: scoreFor(newest),
  }))
  return page(planMessages[language].title, <PlansPage plans={plans} />, { section })
}

const saidBy: Readonly<Record<string, PlanPageProps['said']>> = {
  gespeichert: 'saved',
  genehmigt: 'approved',
}

export async function showPlan(visit: StaffVisit): Promise<Answer> {
  const history = await planHistory(visit.db, visit.params.plan ?? '')
  return show(visit, history[0], history)
}

export async function showVersion(visit: StaffVisit): Promise<Answer> {
  const history = await planHistory(visit.db, visit.params.plan ?? '')
  const version = history.find(({ number }) => String(number) === visit.params.version)
  if (!version) throw new NotFound()
  return show(visit, version, history)
}

export async function approve(visit: StaffVisit): Promise<Answer> {
  const { db, staff, clock, body, params } = visit
  const history = await planHistory(db, params.plan ?? '')
  const approval = { plan: history[0].plan, number: Number(body.get('fassung')), staff, at: clock.now() }
  const outcome = await inTransaction(db, tx => approvePlan(tx, approval))
  if (outcome === 'approved') return redirect(`/amt/lage/plaene/${approval.plan}?gesagt=genehmigt`)
  return show(visit, history[0], history, outcome)
}

async function show(
  { db, staff, query, language }: StaffVisit,
  shown: PlanVersion,
  history: readonly [PlanVersion, ...PlanVersion[]],
  refused?: Obstacle,
): Promise<Answer> {
  const obstacle = refused ?? obstacleTo(shown, history[0], staff)
  const said = saidBy[query.get('gesagt') ?? ''] ?? null
  const props = { shown, history, book: await districtBook(db), obstacle, said }
  const status = refused ? 409 : 200
  return page(shown.definition.name[language], <PlanPage {...props} />, { section, status })
}
