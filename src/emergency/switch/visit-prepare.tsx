import { randomUUID } from 'node:crypto'
import { inTransaction } from '../../foundation/database/index.ts'
import type { FieldProblem } from '../../foundation/html/index.ts'
import { type Answer, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { formatShortDay } from '../../foundation/language/index.ts'
import { mayEver } from '../../foundation/permissions/index.ts'
import { isUuid } from '../../foundation/uuid.ts'
import { endingsAhead } from '../endings/endings-ahead.ts'
import { emergencyPermissions } from '../permissions.ts'
import { approvedPlans } from '../plans/queries.ts'
import { switchMessages } from './messages.ts'
import { PreparePage } from './prepare-page.tsx'
import { listActivations } from './queries.ts'
import { readPreparation, type TypedPreparation, typedPreparation } from './read-preparation.ts'
import { SituationPage } from './situation-page.tsx'
import { prepareActivation } from './switch-on.ts'

const section = 'situation'
const LISTED = 50

export async function showSituation({ db, staff, clock, language }: StaffVisit): Promise<Answer> {
  const activations = await listActivations(db, LISTED)
  const mayPrepare = mayEver(staff, emergencyPermissions.prepareSwitch)
  const today = clock.today()
  const endings = mayPrepare ? await endingsAhead(db, today) : []
  return page(
    switchMessages[language].title,
    <SituationPage activations={activations} mayPrepare={mayPrepare} endings={endings} today={today} />,
    { section },
  )
}

export async function showPreparation({ db, clock, query, language }: StaffVisit): Promise<Answer> {
  const plans = await approvedPlans(db)
  const chosen = plans.find(({ plan }) => plan === query.get('plan')) ?? plans[0]
  const today = formatShortDay(clock.today(), language)
  const tomorrow = formatShortDay(clock.today().add({ days: 1 }), language)
  const typed: TypedPreparation = {
    plan: chosen?.plan ?? '',
    start: { day: today, time: '' },
    review: { day: tomorrow, time: '' },
  }
  return preparation(plans, typed, [], language)
}

function preparation(
  plans: Awaited<ReturnType<typeof approvedPlans>>,
  typed: TypedPreparation,
  problems: readonly FieldProblem[],
  language: StaffVisit['language'],
): Answer {
  const props = { plans, typed, problems, page: randomUUID() }
  const status = problems.length > 0 ? { status: 422 } : {}
  return page(switchMessages[language].prepareTitle, <PreparePage {...props} />, { section, ...status })
}

export async function prepare(visit: StaffVisit): Promise<Answer> {
  const { db, body, clock, language, staff } = visit
  const t = switchMessages[language]
  const plans = await approvedPlans(db)
  const typed = typedPreparation(body)
  const reader = { language, today: clock.today() }
  const { read, problems } = readPreparation(
    typed,
    plans.map(({ plan }) => plan),
    reader,
    clock.now(),
  )
  if (!read) return preparation(plans, typed, problems, language)
  const id = isUuid(body.get('seite')) ? body.get('seite') : randomUUID()
  const toPrepare = { id, plan: typed.plan, ...read, endsAt: null, staff, at: clock.now() }
  const prepared = await inTransaction(db, tx => prepareActivation(tx, toPrepare))
  if (prepared.outcome === 'prepared') return redirect(`/amt/lage/${prepared.id}`)
  return preparation(
    plans,
    typed,
    [
      {
        field: 'plan',
        label: t.fields.plan!,
        sentence: prepared.outcome === 'runs' ? t.runsAlready : t.choosePlan,
      },
    ],
    language,
  )
}
