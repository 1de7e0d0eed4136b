import { inTransaction } from '../../foundation/database/index.ts'
import { type Answer, page as htmlPage, redirect, type Visit } from '../../foundation/http/index.ts'
import type { Localized } from '../../foundation/language/index.ts'
import { isUuid } from '../../foundation/uuid.ts'
import { type LevelDemand, lawBookForDisplay, requiredLevel } from '../../law/index.ts'
import { provableLevel } from '../../people/index.ts'
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
  const closed = await whyOnlineIsClosed(visit.db, id, visit.clock.now(), provableLevel(visit))
  if (closed) return closedPage(visit, service, closed)
  const form = service.definition.form ?? (await formlessForm())
  const need = await levelToApply(visit, id)
  return htmlPage(
    service.definition.name[visit.language],
    <StartPage service={service} form={form} need={need} />,
    {
      section: 'services',
    },
  )
}

export async function postStart(visit: Visit): Promise<Answer> {
  const service = await getService(visit.db, visit.params.draft!)
  const at = visit.clock.now()
  const closed = await whyOnlineIsClosed(visit.db, service.id, at, provableLevel(visit))
  if (closed) return closedPage(visit, service, closed)
  const { language } = visit
  const started = await inTransaction(visit.db, tx => startDraft(tx, visit.secret, { service, language, at }))
  keepKey(visit, started.id, started.token)
  const form = service.definition.form ?? (await formlessForm())
  const first = (await levelToApply(visit, service.id)) ? 'ausweisen' : form.pages[0]!.id
  return redirect(draftPath(started.id, first))
}

/** The proof comes first where applying itself needs one: nobody fills in five pages to learn of it. */
async function levelToApply(visit: Visit, service: string): Promise<LevelDemand | null> {
  const { requirements } = await lawBookForDisplay(visit.db)
  return requiredLevel({ requirements, service, step: 'apply', at: visit.clock.now() })
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
