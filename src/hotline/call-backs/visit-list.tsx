import { randomUUID } from 'node:crypto'
import { inTransaction } from '../../foundation/database/index.ts'
import { type FieldProblem, titleOf } from '../../foundation/html/index.ts'
import { type Answer, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { mayEver } from '../../foundation/permissions/index.ts'
import { isUuid } from '../../foundation/uuid.ts'
import { teamsForDisplay } from '../../people/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { hotlinePermissions } from '../permissions.ts'
import { askCallBack } from './ask-call-back.ts'
import { results } from './call-back.ts'
import { finishCall, takeCallBack } from './call-somebody.ts'
import { ListPage } from './list-page.tsx'
import { callBackMessages } from './messages.ts'
import { waitingCallBacks, waitingOf } from './queries.ts'
import { queuesForDisplay } from './queues-for-display.ts'
import { NOTHING_TYPED, readAsking, type TypedAsking, typedAsking } from './read-asking.ts'

const LIST = '/amt/rueckrufe'
const SHOWN = 50

export async function showList(visit: StaffVisit): Promise<Answer> {
  return show(visit, NOTHING_TYPED, [])
}

async function show(
  visit: StaffVisit,
  typed: TypedAsking,
  problems: readonly FieldProblem[],
): Promise<Answer> {
  const { db, staff, clock, query, language } = visit
  const t = callBackMessages[language]
  const teams = mayEver(staff, hotlinePermissions.seeAllCallBacks) ? null : staff.teams
  const props = {
    waiting: await waitingCallBacks(db, teams, SHOWN),
    count: await waitingOf(db, teams),
    open: await openOf(visit),
    services: await servicesOf(visit),
    viewer: staff.id,
    now: clock.now(),
    typed,
    problems,
    said: t.said[query.get('gesagt') ?? ''] ?? null,
    failed: query.get('nicht') ? t.lost : null,
  }
  const status = problems.length > 0 ? 422 : 200
  return page(titleOf(language, t.listTitle, problems), <ListPage {...props} />, {
    section: 'call-backs',
    status,
  })
}

/** Teams that citizens may ask to be called by. */
async function openOf({ db, language }: StaffVisit): Promise<string | null> {
  const queues = await queuesForDisplay(db)
  if (queues.length === 0) return null
  if (queues.some(({ team }) => team === null)) return callBackMessages[language].every
  const teams = await teamsForDisplay(db)
  return teams
    .filter(({ id }) => queues.some(({ team }) => team === id))
    .map(({ name }) => name[language])
    .join(', ')
}

async function servicesOf({ db, language }: StaffVisit) {
  const { services } = await catalogueForDisplay(db)
  return [...services.values()]
    .map(({ definition }) => ({ value: definition.id, label: definition.name[language] }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
}

/** For somebody on the phone, whether citizens may ask themselves or not. */
export async function enter(visit: StaffVisit): Promise<Answer> {
  const { db, body, staff, clock, language } = visit
  const t = callBackMessages[language]
  const typed = typedAsking(body)
  const { services } = await catalogueForDisplay(db)
  const service = services.get(typed.service)?.definition
  const { read, problems } = readAsking(typed, language, t.staffFields)
  const wrong = { field: 'leistung', label: t.staffFields.leistung!, sentence: t.choose }
  if (!service || !read) return show(visit, typed, service ? problems : [wrong, ...problems])
  const about = { team: service.team, service: service.id, language, askedAt: clock.now() }
  const one = { id: randomUUID(), ...about, ...read }
  const asked = await inTransaction(db, tx => askCallBack(tx, one, staff))
  return redirect(`${LIST}?gesagt=${asked === 'noted' ? 'eingetragen' : 'wartet'}`)
}

export async function take(visit: StaffVisit): Promise<Answer> {
  const { db, staff, clock, params } = visit
  const id = params.id ?? ''
  const done = isUuid(id) && (await inTransaction(db, tx => takeCallBack(tx, { id, staff, at: clock.now() })))
  return redirect(done ? LIST : `${LIST}?nicht=frei`)
}

export async function finish(visit: StaffVisit): Promise<Answer> {
  const { db, staff, clock, body, params } = visit
  const id = params.id ?? ''
  const result = results.find(known => known === body.get('wie'))
  const done =
    result &&
    isUuid(id) &&
    (await inTransaction(db, tx => finishCall(tx, { id, staff, at: clock.now() }, result)))
  return redirect(done ? `${LIST}?gesagt=fertig` : `${LIST}?nicht=frei`)
}
