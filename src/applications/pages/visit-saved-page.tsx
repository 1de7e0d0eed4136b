import { Temporal } from 'temporal-polyfill'
import { inTransaction } from '../../foundation/database/index.ts'
import { type FieldProblem, titleOf } from '../../foundation/html/index.ts'
import { type Answer, page as htmlPage, redirect, type Visit } from '../../foundation/http/index.ts'
import { tokenHash } from '../../foundation/secret.ts'
import { sentences } from '../answers/sentences.ts'
import { draftToken, noDraft, opensDraft } from '../drafts/draft.ts'
import { draftLink } from '../drafts/draft-saved-mail.ts'
import { sendDraftLink } from '../drafts/send-draft-link.ts'
import { words } from '../messages.ts'
import { findDraftByToken } from '../queries.ts'
import { complete, dropKey, keepKey, type OpenDraft, openDraft, whereToGoOn } from './open-draft.ts'
import { ClosedPage, SavedPage, type SavedPageProps } from './saved-page.tsx'

export async function getSavedPage(visit: Visit): Promise<Answer> {
  const open = await openDraft(visit)
  if (open.draft.submitted) return redirect(whereToGoOn(visit, open))
  return show(visit, open, {})
}

export async function postDraftLink(visit: Visit): Promise<Answer> {
  const open = await openDraft(visit)
  if (open.draft.submitted) return redirect(whereToGoOn(visit, open))
  const { language } = visit
  const typed = visit.body.get('address').slice(0, 300)
  const at = visit.clock.now()
  const sending = await inTransaction(visit.db, tx =>
    sendDraftLink(tx, visit.secret, { draftId: open.draft.id, address: typed, language, at }),
  )
  if (typeof sending === 'object')
    return show(visit, open, { sentTo: typed, leavesAt: laterThan(at, sending.leavesAt) })
  const sentence = sending === 'too-many' ? words[language].mailTooMany : sentences[language].emailFormat
  return show(visit, open, {
    typed,
    problem: { field: 'address', label: words[language].mailLabel, sentence },
  })
}

/** Null: at once. */
function laterThan(now: Temporal.Instant, leavesAt: Temporal.Instant): Temporal.Instant | null {
  return Temporal.Instant.compare(leavesAt, now) > 0 ? leavesAt : null
}

function show(
  visit: Visit,
  open: OpenDraft,
  said: { typed?: string; sentTo?: string; leavesAt?: Temporal.Instant | null; problem?: FieldProblem },
): Answer {
  const { typed = '', sentTo = null, leavesAt = null, problem = null } = said
  const props: SavedPageProps = {
    open,
    link: draftLink({ secret: visit.secret, publicUrl: visit.config.publicUrl }, open.draft, visit.language),
    goOn: whereToGoOn(visit, open),
    typed,
    sentTo,
    leavesAt,
    problem,
  }
  const title = titleOf(visit.language, words[visit.language].savedTitle, problem ? [problem] : [])
  return htmlPage(title, <SavedPage {...props} />, { status: problem ? 422 : 200, section: 'services' })
}

/** The link: opens the draft on this device and goes on where it was left. */
export async function resumeByLink(visit: Visit): Promise<Answer> {
  const token = visit.params.token ?? ''
  const draft = /^[\w-]{22}$/.test(token)
    ? await findDraftByToken(visit.db, tokenHash(token), visit.clock.now())
    : null
  if (!draft || !opensDraft(draft, token)) throw noDraft()
  keepKey(visit, draft.id, token)
  return redirect(whereToGoOn(visit, await complete(visit, draft)))
}

/** For a device that is not one's own. */
export async function closeDraft(visit: Visit): Promise<Answer> {
  const { draft } = await openDraft(visit)
  dropKey(visit, draft.id)
  return htmlPage(words[visit.language].closedTitle, <ClosedPage />, { section: 'services' })
}

export async function resumeByCookie(visit: Visit): Promise<Answer> {
  const open = await openDraft(visit)
  keepKey(visit, open.draft.id, draftToken(visit.secret, open.draft))
  return redirect(whereToGoOn(visit, open))
}
