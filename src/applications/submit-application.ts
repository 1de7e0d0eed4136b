import type { Temporal } from 'temporal-polyfill'
import { type CaseToOpen, type OpenedCase, openCase } from '../cases/index.ts'
import type { Transaction } from '../foundation/database/index.ts'
import { deleteFile } from '../foundation/files/index.ts'
import { citizen } from '../foundation/permissions/index.ts'
import type { Secret } from '../foundation/secret.ts'
import { addWorkingDays } from '../offices/index.ts'
import { getServiceVersion, type Service } from '../services/index.ts'
import {
  applicantOf,
  buildSnapshot,
  type CheckedPage,
  checkAnswers,
  filesOf,
  type Problem,
  problemsOf,
  type Reader,
} from './answers/index.ts'
import { type Draft, noDraft } from './drafts/draft.ts'
import { formOf } from './drafts/form-of.ts'
import { lockDraftToSubmit, submittedWrites } from './queries.ts'

/** What submitting leans on besides the transaction. */
export interface Counter {
  readonly secret: Secret
  /** Cases of the demo are marked as such. */
  readonly demo: boolean
}

export interface ApplicationToOpen extends Reader, Pick<CaseToOpen, 'alongside'> {
  readonly id: string
  readonly service: Service
  /** Checked, and without problems. */
  readonly pages: readonly CheckedPage[]
  readonly at: Temporal.Instant
}

/** Hands an application over as a case. The promise counts from today in working days. */
export function openApplication(
  tx: Transaction,
  counter: Counter,
  application: ApplicationToOpen,
): Promise<OpenedCase> {
  const { id, service, pages, language, today, at } = application
  const { name, team, outcome, duration } = service.definition
  return openCase(tx, counter.secret, {
    id,
    service: { id: service.id, version: service.version, name, team, outcome },
    channel: 'online',
    language,
    ...applicantOf(pages),
    snapshot: buildSnapshot({ name: name[language], version: service.version }, pages, application),
    promisedOn: addWorkingDays(today, duration.promiseWorkingDays),
    openedBy: citizen,
    ...(application.alongside ? { alongside: application.alongside } : {}),
    demo: counter.demo,
    at,
  })
}

export type Submission =
  | { readonly kind: 'sent'; readonly reference: string }
  /** Another window has changed the draft since it was read through. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'incomplete'; readonly problems: readonly Problem[] }

export interface DraftToSubmit extends Reader {
  readonly draftId: string
  /** Of the draft as it was shown for checking. */
  readonly revision: number
  readonly at: Temporal.Instant
}

/**
 * Sends a draft: case, number, files and the end of the draft in one transaction. Whoever comes second, by a
 * double click or a retry, gets the number of the first.
 */
export async function submitDraft(
  tx: Transaction,
  counter: Counter,
  submit: DraftToSubmit,
): Promise<Submission> {
  const draft = await lockDraftToSubmit(tx, submit.draftId, submit.at)
  if (!draft) throw noDraft()
  if (draft.submitted) return { kind: 'sent', reference: draft.submitted.reference }
  if (draft.revision !== submit.revision) return { kind: 'changed' }
  const service = await getServiceVersion(tx, draft.serviceId, draft.serviceVersion)
  const pages = checkAnswers(await formOf(draft, service), draft.answers, submit)
  const problems = problemsOf(pages)
  if (problems.length > 0) return { kind: 'incomplete', problems }
  const alongside = (reference: string) => submittedWrites(draft.id, reference, submit.at)
  const { reference } = await openApplication(tx, counter, {
    ...submit,
    id: draft.id,
    service,
    pages,
    alongside,
  })
  await deleteFilesNotHandedOver(tx, draft, pages)
  return { kind: 'sent', reference }
}

/** Files of questions that are not asked any more: never submitted, so not kept either. */
async function deleteFilesNotHandedOver(
  tx: Transaction,
  draft: Draft,
  pages: readonly CheckedPage[],
): Promise<void> {
  const handedOver = new Set(
    pages.flatMap(page => page.answers.flatMap(({ answer }) => answer.files?.map(file => file.fileId) ?? [])),
  )
  const all = Object.keys(draft.answers).flatMap(question => filesOf(draft.answers, question))
  for (const { fileId } of all) if (!handedOver.has(fileId)) await deleteFile(tx, fileId)
}
