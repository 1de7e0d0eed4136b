import { inTransaction } from '../../foundation/database/index.ts'
import { type Answer, page as htmlPage, redirect, type Visit } from '../../foundation/http/index.ts'
import type { Localized } from '../../foundation/language/index.ts'
import { isUuid } from '../../foundation/uuid.ts'
import { getService, type Service } from '../../services/index.ts'
import { draftPath } from '../drafts/draft.ts'
import { formlessForm } from '../drafts/form-of.ts'
import { startDraft } from '../drafts/start-draft.ts'
import { words } from '../messages.ts'
import { whyOnlineIsClosed } from '../online-way.ts'
import { keepKey } from './open-draft.ts'
import { ClosedOnlinePage, StartPage } from './start-page.tsx'
import { resumeByCookie } from './visit-saved-page.tsx'

/** `/antrag/<service>` tells what it takes; `/antrag/<draft>` goes on with one that was begun. */
export async function getStartPage(visit: Visit): Promise<Answer> {
  const id = visit.params.draft!
  if (isUuid(id)) return resumeByCookie(visit)
  const service = await getService(visit.db, id)
  const closed = await whyOnlineIsClosed(visit.db, id, visit.clock.now())
  if (closed) return closedPage(visit, service, closed)
  const form = service.definition.form ?? (await formlessForm())
  return htmlPage(service.definition.name[visit.language], <StartPage service={service} form={form} />, {
    section: 'services',
  })
}

export async function postStart(visit: Visit): Promise<Answer> {
  const service = await getService(visit.db, visit.params.draft!)
  const at = visit.clock.now()
  const closed = await whyOnlineIsClosed(visit.db, service.id, at)
  if (closed) return closedPage(visit, service, closed)
  const { language } = visit
  const started = await inTransaction(visit.db, tx => startDraft(tx, visit.secret, { service, language, at }))
  keepKey(visit, started.id, started.token)
  const form = service.definition.form ?? (await formlessForm())
  return redirect(draftPath(started.id, form.pages[0]!.id))
}

function closedPage(visit: Visit, service: Service, reason: Localized): Answer {
  return htmlPage(
    words[visit.language].onlineClosed,
    <ClosedOnlinePage service={service} reason={reason} />,
    {
      status: 409,
      section: 'services',
    },
  )
}
