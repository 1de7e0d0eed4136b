import { inTransaction } from '../../foundation/database/index.ts'
import { titleOf } from '../../foundation/html/index.ts'
import { type Answer, page as htmlPage, redirect, type Visit } from '../../foundation/http/index.ts'
import type { Localized } from '../../foundation/language/index.ts'
import { checkAnswers, type Problem } from '../answers/index.ts'
import { draftPath } from '../drafts/draft.ts'
import { words } from '../messages.ts'
import { submitDraft } from '../submit-application.ts'
import { CheckPage } from './check-page.tsx'
import { type OpenDraft, openDraft, provingBrowser, readerOf, whereToGoOn } from './open-draft.ts'
import { proofDemandOf } from './proof-demand.ts'

export async function getCheckPage(visit: Visit): Promise<Answer> {
  const open = await openDraft(visit)
  if (open.draft.submitted) return redirect(whereToGoOn(visit, open))
  return show(visit, open, {})
}

/** Safe to repeat: a double click, a reload and a retry all end at the same receipt. */
export async function postSubmission(visit: Visit): Promise<Answer> {
  const open = await openDraft(visit)
  const draftId = open.draft.id
  const counter = { secret: visit.secret, demo: visit.config.demo }
  const revision = Number(visit.body.get('_revision'))
  const at = visit.clock.now()
  const submission = await inTransaction(visit.db, tx =>
    submitDraft(tx, counter, { draftId, revision, browser: provingBrowser(visit), at, ...readerOf(visit) }),
  )
  switch (submission.kind) {
    case 'sent':
      return redirect(draftPath(draftId, 'quittung'))
    case 'not-identified':
      return redirect(`${draftPath(draftId, 'ausweisen')}?ergebnis=fehlt`)
    case 'proved-elsewhere':
      return redirect(`${draftPath(draftId, 'ausweisen')}?ergebnis=anderes-geraet`)
    case 'changed':
      return show(visit, await openDraft(visit), { changed: true })
    case 'shut':
      return show(visit, open, { shut: submission.reason })
    case 'incomplete':
      return show(visit, open, { problems: submission.problems })
  }
}

async function show(
  visit: Visit,
  open: OpenDraft,
  said: { problems?: readonly Problem[]; changed?: boolean; shut?: Localized },
): Promise<Answer> {
  const { problems = [], changed = false, shut = null } = said
  const pages = checkAnswers(open.form, open.draft.answers, readerOf(visit))
  const demand = await proofDemandOf(visit, open, pages)
  return htmlPage(
    titleOf(visit.language, words[visit.language].checkTitle, problems),
    <CheckPage open={open} pages={pages} problems={problems} changed={changed} shut={shut} demand={demand} />,
    { status: problems.length > 0 ? 422 : changed || shut ? 409 : 200, section: 'services' },
  )
}
