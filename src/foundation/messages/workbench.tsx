import { inTransaction } from '../database/index.ts'
import { NotFound } from '../errors.ts'
import {
  type Answer,
  page,
  redirect,
  type StaffRoute,
  type StaffVisit,
  staffGet,
  staffPost,
} from '../http/index.ts'
import type { Localized } from '../language/index.ts'
import { isUuid } from '../uuid.ts'
import { messagesPermissions } from './permissions.ts'
import { undeliveredMessages } from './undelivered/messages.ts'
import { lookAfterMails, undeliveredWithoutCase } from './undelivered/undelivered-mails.ts'
import { UndeliveredPage } from './undelivered/undelivered-page.tsx'

type Names = Readonly<Record<string, Localized>>

async function showUndelivered(
  visit: StaffVisit,
  names: Names,
  error: string | null = null,
): Promise<Answer> {
  const t = undeliveredMessages[visit.language]
  const done = visit.query.get('eingetragen')
  const props = {
    mails: await undeliveredWithoutCase(visit.db),
    names,
    notice: done === null ? null : t.done(Number(done) || 0),
    error,
  }
  return page(t.title, <UndeliveredPage {...props} />, { section: 'messages', status: error ? 422 : 200 })
}

async function lookAfter(visit: StaffVisit, names: Names): Promise<Answer> {
  const ids = visit.body.all('mail').filter(isUuid)
  if (ids.length === 0)
    return showUndelivered(visit, names, undeliveredMessages[visit.language].nothingChosen)
  const act = visit.body.get('act')
  if (act !== 'again' && act !== 'settle') throw new NotFound()
  const care = { by: visit.staff, act, ids, at: visit.clock.now() } as const
  const done = await inTransaction(visit.db, tx => lookAfterMails(tx, care))
  return redirect(`/amt/unzustellbar?eingetragen=${done}`)
}

const { lookAfterMails: mayLookAfter } = messagesPermissions

/** `names`: what the templates of mails about drafts are called. */
export const messagesRoutes = (names: Names): StaffRoute[] => [
  staffGet('/amt/unzustellbar', mayLookAfter, visit => showUndelivered(visit, names)),
  staffPost('/amt/unzustellbar', mayLookAfter, visit => lookAfter(visit, names)),
]
