import { inTransaction } from '../foundation/database/index.ts'
import { NotFound } from '../foundation/errors.ts'
import {
  type Answer,
  page,
  redirect,
  type StaffRoute,
  type StaffVisit,
  staffGet,
  staffPost,
} from '../foundation/http/index.ts'
import { editorMessages } from './messages.ts'
import { SitePageEditor } from './pages/site-page-editor.tsx'
import { SitePageList } from './pages/site-page-list.tsx'
import { SitePageVersion } from './pages/site-page-version.tsx'
import { officesPermissions } from './permissions.ts'
import { saveSitePage } from './save-site-page.ts'
import { type DraftProblem, draftFrom, draftOf, finishDraft, type SitePageDraft } from './site-page-draft.ts'
import { getSitePage, listSitePages, type SitePage, sitePageHistory } from './site-pages.ts'

const { editPages } = officesPermissions
const section = 'pages'

async function listPages({ db, language }: StaffVisit): Promise<Answer> {
  return page(editorMessages[language].title, <SitePageList pages={await listSitePages(db)} />, { section })
}

async function editPage(visit: StaffVisit): Promise<Answer> {
  const shown = await getSitePage(visit.db, visit.params.id ?? '')
  return showEditor(visit, shown, draftOf(shown))
}

interface Shown {
  readonly problems?: readonly DraftProblem[]
  readonly preview?: SitePage
  readonly overtaken?: boolean
}

async function showEditor(
  visit: StaffVisit,
  shown: SitePage,
  draft: SitePageDraft,
  { problems = [], preview, overtaken = false }: Shown = {},
): Promise<Answer> {
  const history = await sitePageHistory(visit.db, shown.id)
  const status = problems.length > 0 ? 422 : overtaken ? 409 : 200
  return page(
    shown.title[visit.language],
    <SitePageEditor
      page={shown}
      draft={draft}
      problems={problems}
      preview={preview ?? null}
      overtaken={overtaken}
      history={history}
    />,
    { section, status },
  )
}

/** Shows the draft as citizens would read it, or saves it as the next version. */
async function previewOrSave(visit: StaffVisit): Promise<Answer> {
  const { db, clock, staff, body } = visit
  const shown = await getSitePage(db, visit.params.id ?? '')
  const draft = draftFrom(body)
  const finished = finishDraft(shown.id, draft)
  if ('problems' in finished) return showEditor(visit, shown, draft, { problems: finished.problems })
  const preview = { ...shown, summary: null, ...finished.page, checkedOn: clock.today() }
  if (body.get('act') !== 'save') return showEditor(visit, shown, draft, { preview })
  const toSave = { page: finished.page, basedOn: draft.basedOn, staff, at: clock.now() }
  const result = await inTransaction(db, tx => saveSitePage(tx, toSave))
  if (result === 'saved') return redirect(`/amt/seiten/${shown.id}`)
  const retry = { ...draft, basedOn: shown.version }
  return showEditor(visit, shown, retry, { preview, overtaken: true })
}

async function showVersion({ db, params, language }: StaffVisit): Promise<Answer> {
  const history = await sitePageHistory(db, params.id ?? '')
  const version = history.find(one => String(one.version) === params.version)
  if (!version) throw new NotFound()
  const newest = history[0]!.version
  return page(version.title[language], <SitePageVersion page={version} newest={newest} />, { section })
}

export const workbenchRoutes: readonly StaffRoute[] = [
  staffGet('/amt/seiten', editPages, listPages),
  staffGet('/amt/seiten/:id', editPages, editPage),
  staffPost('/amt/seiten/:id', editPages, previewOrSave),
  staffGet('/amt/seiten/:id/fassungen/:version', editPages, showVersion),
]
