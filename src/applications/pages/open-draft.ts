import { inTransaction, letIn, type Transaction } from '../../foundation/database/index.ts'
import type { Visit } from '../../foundation/http/index.ts'
import type { Localized } from '../../foundation/language/index.ts'
import { sameText, tokenHash } from '../../foundation/secret.ts'
import { isUuid } from '../../foundation/uuid.ts'
import { type AssuranceLevel, BEGUN_MINUTES, provableLevel } from '../../people/index.ts'
import { type FormDefinition, getServiceVersion, type Service } from '../../services/index.ts'
import {
  type AskedPage,
  askedPages,
  type CheckedPage,
  checkAnswers,
  problemsOf,
  type Reader,
} from '../answers/index.ts'
import type { DraftChange } from '../drafts/change-draft.ts'
import { DRAFT_DAYS, type Draft, draftPath, draftToken, noDraft, opensDraft } from '../drafts/draft.ts'
import { formOf } from '../drafts/form-of.ts'
import { IDENTIFIED_MINUTES } from '../identification/identified.ts'
import { findDraft, findDraftByToken } from '../queries.ts'

/** A draft whose key this visitor has, with all a page needs to show it. */
export interface OpenDraft {
  readonly draft: Draft
  readonly service: Service
  readonly name: Localized
  readonly form: FormDefinition
  readonly pages: readonly AskedPage[]
  /** The highest level of identification that can be proved here. */
  readonly provable: AssuranceLevel
}

const COOKIE = 'schalter_antrag'

/** A cookie for the pages of this draft alone, in every language. */
export function keepKey(visit: Visit, id: string, token: string): void {
  for (const path of cookiePaths(id))
    visit.setCookie(COOKIE, token, { path, maxAge: DRAFT_DAYS * 24 * 60 * 60 })
}

const BROWSER_COOKIE = 'schalter_nachweis'

/** Held by the browser in which somebody proves who they are: no link and no other device has it. */
export function keepBrowser(visit: Visit, id: string, token: string): void {
  const maxAge = (IDENTIFIED_MINUTES + BEGUN_MINUTES) * 60
  for (const path of cookiePaths(id)) visit.setCookie(BROWSER_COOKIE, token, { path, maxAge })
}

export function provingBrowser(visit: Visit): string | undefined {
  return visit.cookie(BROWSER_COOKIE, draftPath(visit.params.draft ?? ''))
}

export function dropKey(visit: Visit, id: string): void {
  for (const path of cookiePaths(id)) visit.clearCookie(COOKIE, path)
}

function cookiePaths(id: string): string[] {
  return [draftPath(id), `/en${draftPath(id)}`]
}

/** @throws NotFound for who has not its key, just as for a draft that does not exist */
export async function openDraft(visit: Visit): Promise<OpenDraft> {
  const id = visit.params.draft!
  const token = visit.cookie(COOKIE, draftPath(id))
  const draft = token ? await behind(visit, id, token) : null
  if (!draft || draft.id !== id || !opensDraft(draft, token)) throw noDraft()
  return complete(visit, draft)
}

/**
 * The database shows a draft only to who was let in. A key is derived from its draft, so a recent one is known by itself;
 * the database is asked for the others alone. Whether a key still counts, the draft says.
 */
async function behind({ db, secret, clock }: Visit, id: string, token: string): Promise<Draft | null> {
  const epochs = isUuid(id) ? [0, 1, 2] : []
  if (!epochs.some(linkEpoch => sameText(token, draftToken(secret, { id, linkEpoch }))))
    return findDraftByToken(db, tokenHash(token), clock.now())
  await letIn(db, id)
  return findDraft(db, id, clock.now())
}

export async function complete(visit: Visit, draft: Draft): Promise<OpenDraft> {
  const service = await getServiceVersion(visit.db, draft.serviceId, draft.serviceVersion)
  const form = await formOf(draft, service)
  const pages = askedPages(form, draft.answers)
  return { draft, service, name: service.definition.name, form, pages, provable: provableLevel(visit) }
}

/** The same after a change. */
export function afterChange(open: OpenDraft, draft: Draft): OpenDraft {
  return { ...open, draft, pages: askedPages(open.form, draft.answers) }
}

export function readerOf(visit: Visit): Reader {
  return { language: visit.language, today: visit.clock.today() }
}

export function change<Result>(
  visit: Visit,
  { draft }: OpenDraft,
  work: (tx: Transaction, change: DraftChange) => Promise<Result>,
): Promise<Result> {
  const by = { draftId: draft.id, language: visit.language, at: visit.clock.now() }
  return inTransaction(visit.db, tx => work(tx, by))
}

/** Where somebody who comes back goes on: the first page with something to do, or the check. */
export function whereToGoOn(visit: Visit, { draft, form }: OpenDraft): string {
  if (draft.submitted) return draftPath(draft.id, 'quittung')
  const unfinished = checkAnswers(form, draft.answers, readerOf(visit)).find(
    page => problemsOf([page]).length > 0 || !wasSent(page, draft),
  )
  return draftPath(draft.id, unfinished?.page.id ?? 'pruefen')
}

/** A page whose questions may all stay empty is shown once, too: what was sent is kept, if empty. */
function wasSent({ answers }: CheckedPage, draft: Draft): boolean {
  const fields = answers.filter(({ question }) => question.type !== 'file' && question.type !== 'group')
  return fields.length === 0 || fields.some(({ question }) => question.id in draft.answers)
}
