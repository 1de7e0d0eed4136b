import { randomUUID } from 'node:crypto'
import { recordAudit } from '../../foundation/audit/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import type { FieldProblem } from '../../foundation/html/index.ts'
import { type Answer, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { isUuid } from '../../foundation/uuid.ts'
import { approvedPlans } from '../plans/queries.ts'
import { DrillsPage } from './drills-page.tsx'
import { drillMessages } from './messages.ts'
import { askForDrill, listDrills } from './queries.ts'

const LISTED = 50

export function showDrills(visit: StaffVisit): Promise<Answer> {
  return show(visit, [])
}

async function show({ db, language, query }: StaffVisit, problems: readonly FieldProblem[]): Promise<Answer> {
  const plans = await approvedPlans(db)
  const chosen = query.get('plan') ?? plans[0]?.plan ?? ''
  const props = { drills: await listDrills(db, LISTED), plans, chosen, problems, page: randomUUID() }
  const status = problems.length > 0 ? { status: 422 } : {}
  return page(drillMessages[language].title, <DrillsPage {...props} />, { section: 'situation', ...status })
}

/** The job process runs it within seconds. */
export async function askDrill(visit: StaffVisit): Promise<Answer> {
  const { db, body, clock, staff, language } = visit
  const t = drillMessages[language]
  const version = (await approvedPlans(db)).find(({ plan }) => plan === body.get('plan'))
  if (!version) return show(visit, [{ field: 'plan', label: t.plan, sentence: t.choosePlan }])
  const id = isUuid(body.get('seite')) ? body.get('seite') : randomUUID()
  const at = clock.now()
  await inTransaction(db, async tx => {
    const { plan, number } = version
    await askForDrill(tx, { id, plan, number, startsAt: at, askedBy: staff.name, askedAt: at })
    const object = { kind: 'plan', id: plan } as const
    await recordAudit(tx, { actor: staff, act: 'plan.drilled', object, detail: { version: number }, at })
  })
  return redirect('/amt/lage/uebungen')
}
