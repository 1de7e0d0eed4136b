import { NotFound } from '../../foundation/errors.ts'
import {
  type Answer,
  get,
  type PortalRoute,
  page,
  post,
  redirect,
  type Visit,
} from '../../foundation/http/index.ts'
import { DemoIdPage, demoIdMessages } from './demo-id-page.tsx'
import { DemoOrder, readSigned, signed } from './demo-order.ts'
import { findPersona, listPersonas } from './demo-personas.ts'
import { DEMO_ID_PATH } from './demo-provider.ts'
import { electronicMeans } from './identity-provider.ts'

/** @throws NotFound outside a demo, and for orders that this house did not give */
function orderOf(visit: Visit, text: string): DemoOrder {
  const order = visit.config.demo ? readSigned(visit.secret, 'demo-id-order', DemoOrder, text) : undefined
  if (!order) throw new NotFound()
  return order
}

async function showDemoId(visit: Visit): Promise<Answer> {
  const text = visit.query.get('auftrag') ?? ''
  const { level } = orderOf(visit, text)
  const people = await listPersonas(visit.db)
  return page(demoIdMessages[visit.language].title, <DemoIdPage order={text} level={level} people={people} />)
}

/** Sends the browser back with what was confirmed, or with the word that it was not. */
async function confirmDemoId(visit: Visit): Promise<Answer> {
  const { state, returnTo } = orderOf(visit, visit.body.get('auftrag'))
  const means = electronicMeans.find(one => one === visit.body.get('means'))
  const persona = visit.body.get('person')
  const known = means && (await findPersona(visit.db, persona))
  if (!known || visit.body.get('act') !== 'confirm')
    return redirect(`${returnTo}?${new URLSearchParams({ state, error: 'access_denied' })}`)
  const code = signed(visit.secret, 'demo-id-answer', { state, persona, means })
  return redirect(`${returnTo}?${new URLSearchParams({ state, code })}`)
}

/** Like the mailbox: only in a demo. */
export const demoIdRoutes: readonly PortalRoute[] = [
  get(DEMO_ID_PATH, showDemoId),
  post(DEMO_ID_PATH, confirmDemoId),
]
