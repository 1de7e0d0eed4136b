import { randomUUID } from 'node:crypto'
import { inTransaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import { type FieldProblem, titleOf } from '../../foundation/html/index.ts'
import { type Answer, countTry, type Limit, page, redirect, type Visit } from '../../foundation/http/index.ts'
import { tokenHash } from '../../foundation/secret.ts'
import { uuidFrom } from '../../foundation/uuid.ts'
import { officesForDisplay } from '../../offices/index.ts'
import { catalogueForDisplay, type ServiceDefinition } from '../../services/index.ts'
import { askCallBack } from './ask-call-back.ts'
import { AskingPage, ClosedPage, NotedPage } from './asking-page.tsx'
import { callBackMessages } from './messages.ts'
import { callBacksOpenFor, queuesForDisplay } from './queues-for-display.ts'
import { NOTHING_TYPED, readAsking, type TypedAsking, typedAsking } from './read-asking.ts'

const section = { section: 'services' }
const perConnection: Limit = { purpose: 'call-back-connection', tries: 10, windowMinutes: 24 * 60 }
const perNumber: Limit = { purpose: 'call-back-number', tries: 3, windowMinutes: 24 * 60 }

/** @throws NotFound */
async function serviceOf({ db }: Visit, id: string): Promise<ServiceDefinition> {
  const { services } = await catalogueForDisplay(db)
  const service = services.get(id)
  if (!service) throw new NotFound()
  return service.definition
}

export async function getAsking(visit: Visit): Promise<Answer> {
  const id = visit.query.get('leistung')
  if (!id) return redirect('/leistungen')
  const service = await serviceOf(visit, id)
  if (!callBacksOpenFor(await queuesForDisplay(visit.db), service.team)) return closed(visit, service, 200)
  return show(visit, service, { ...NOTHING_TYPED, service: service.id }, { form: randomUUID() })
}

export async function postAsking(visit: Visit): Promise<Answer> {
  const { db, body, clock, language } = visit
  const service = await serviceOf(visit, body.get('leistung').slice(0, 80))
  const typed = typedAsking(body)
  const form = body.get('seite').slice(0, 60)
  const { read, problems } = readAsking(typed, language, callBackMessages[language].fields)
  if (!read) return show(visit, service, typed, { form, problems })
  if (!(await withinLimits(visit, read.phone))) return show(visit, service, typed, { form, tooMany: true })
  // The same form once more is the same call-back.
  const id = uuidFrom(tokenHash(JSON.stringify(['call-back', form, typed])))
  const one = { id, team: service.team, service: service.id, language, ...read, askedAt: clock.now() }
  const asked = await inTransaction(db, tx => askCallBack(tx, one, null))
  return asked === 'closed' ? closed(visit, service, 409) : redirect('/rueckruf/vorgemerkt')
}

export async function getNoted({ language }: Visit): Promise<Answer> {
  return page(callBackMessages[language].notedTitle, <NotedPage />, section)
}

async function withinLimits({ db, secret, clock, config, address }: Visit, phone: string): Promise<boolean> {
  if (!config.rateLimit) return true
  const now = clock.now()
  if (!(await countTry(db, secret, perConnection, address, now))) return false
  return countTry(db, secret, perNumber, phone.replace(/\D/g, ''), now)
}

/** Asking is no mistake, sending what is shut meanwhile is. */
async function closed(
  { db, language }: Visit,
  service: ServiceDefinition,
  status: 200 | 409,
): Promise<Answer> {
  const { hotline } = await officesForDisplay(db)
  const shown = <ClosedPage service={service.id} hotline={hotline?.number ?? null} />
  return page(callBackMessages[language].closedTitle, shown, { ...section, status })
}

interface Shown {
  readonly form: string
  readonly problems?: readonly FieldProblem[]
  readonly tooMany?: boolean
}

function show(
  { language }: Visit,
  { id, name }: ServiceDefinition,
  typed: TypedAsking,
  { form, problems = [], tooMany = false }: Shown,
): Answer {
  const props = { service: { id, name: name[language] }, typed, problems, tooMany, form }
  const status = problems.length > 0 ? 422 : tooMany ? 429 : 200
  const title = titleOf(language, callBackMessages[language].title, problems)
  return page(title, <AskingPage {...props} />, { ...section, status })
}
