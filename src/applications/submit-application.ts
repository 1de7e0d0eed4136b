import type { Temporal } from 'temporal-polyfill'
import { appliedInstead } from '../appointments/index.ts'
import { type CaseIdentity, type CaseToOpen, type OpenedCase, openCase } from '../cases/index.ts'
import type { Transaction } from '../foundation/database/index.ts'
import { deleteFile } from '../foundation/files/index.ts'
import { berlinDay, type Localized } from '../foundation/language/index.ts'
import { citizen, type StaffActor } from '../foundation/permissions/index.ts'
import type { Secret } from '../foundation/secret.ts'
import type { LevelDemand, Requirement } from '../law/index.ts'
import { addWorkingDays } from '../offices/index.ts'
import { levelSuffices } from '../people/index.ts'
import { type Channel, getServiceVersion, type Service } from '../services/index.ts'
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
import { isSameBrowser, proofFor } from './identification/identified.ts'
import { neededLevel } from './identification/needed-level.ts'
import { whySendingIsClosed } from './online-way.ts'
import { lockDraftToSubmit, submittedWrites } from './queries.ts'

/** What submitting leans on besides the transaction. */
export interface Counter {
  readonly secret: Secret
  /** Cases of the demo are marked as such. */
  readonly demo: boolean
}

export interface ApplicationToOpen extends Reader, Pick<CaseToOpen, 'alongside' | 'paper'> {
  readonly id: string
  readonly service: Service
  /** Checked, and without problems. */
  readonly pages: readonly CheckedPage[]
  /** Null: nothing was proved. */
  readonly identity: CaseIdentity | null
  /** Left out: online, by the citizen. */
  readonly takenIn?: { readonly channel: Channel; readonly by: StaffActor }
  /** When it was received. */
  readonly at: Temporal.Instant
}

/** Hands an application over as a case. The promise counts from the day on which it was received, in working days. */
export function openApplication(
  tx: Transaction,
  counter: Counter,
  application: ApplicationToOpen,
): Promise<OpenedCase> {
  const { id, service, pages, identity, language, takenIn, at } = application
  const { name, team, outcome, duration } = service.definition
  return openCase(tx, counter.secret, {
    id,
    service: { id: service.id, version: service.version, name, team, outcome },
    channel: takenIn?.channel ?? 'online',
    language,
    ...applicantOf(pages),
    snapshot: buildSnapshot({ name: name[language], version: service.version }, pages, application),
    identity,
    promisedOn: addWorkingDays(berlinDay(at), duration.promiseWorkingDays),
    openedBy: takenIn?.by ?? citizen,
    ...(application.alongside ? { alongside: application.alongside } : {}),
    ...(application.paper ? { paper: application.paper } : {}),
    demo: counter.demo,
    at,
  })
}

export type Submission =
  | { readonly kind: 'sent'; readonly reference: string }
  /** Another window has changed the draft since it was read through. */
  | { readonly kind: 'changed' }
  /** A proof of identity is missing that the law demands, or it was given in another browser. */
  | { readonly kind: 'not-identified' }
  | { readonly kind: 'proved-elsewhere' }
  /** The way has shut since the draft was begun. */
  | { readonly kind: 'shut'; readonly reason: Localized }
  | { readonly kind: 'incomplete'; readonly problems: readonly Problem[] }

export interface DraftToSubmit extends Reader {
  readonly draftId: string
  /** Of the draft as it was shown for checking. */
  readonly revision: number
  /** What the browser holds that proves who is filling in; left out where it holds nothing. */
  readonly browser?: string | undefined
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
  const locked = await lockDraftToSubmit(tx, submit.draftId, submit.at)
  if (!locked) throw noDraft()
  const { draft, requirements } = locked
  if (draft.submitted) return { kind: 'sent', reference: draft.submitted.reference }
  if (draft.revision !== submit.revision) return { kind: 'changed' }
  const service = await getServiceVersion(tx, draft.serviceId, draft.serviceVersion)
  const pages = checkAnswers(await formOf(draft, service), draft.answers, submit)
  const problems = problemsOf(pages)
  if (problems.length > 0) return { kind: 'incomplete', problems }
  const { identified } = draft
  if (identified && !isSameBrowser(identified, submit.browser)) return { kind: 'proved-elsewhere' }
  const need = levelNeeded(requirements, service, pages, submit.at)
  if (need && !levelSuffices(identified?.level ?? 'none', need.level)) return { kind: 'not-identified' }
  const level = identified?.level ?? 'none'
  const way = { service: service.definition, requirements, identified: level, at: submit.at }
  const reason = await whySendingIsClosed(tx, way)
  if (reason) return { kind: 'shut', reason }
  const identity = identified && proofFor(identified)
  const alongside = (reference: string) => submittedWrites(draft.id, reference, submit.at)
  const { reference } = await openApplication(tx, counter, {
    ...submit,
    id: draft.id,
    service,
    pages,
    identity,
    alongside,
  })
  await deleteFilesNotHandedOver(tx, draft, pages)
  // An appointment in whose place it stands is over with it.
  await appliedInstead(tx, draft.id, { by: citizen, at: submit.at })
  return { kind: 'sent', reference }
}

/** What the law demands of this application; null where it demands nothing. */
export function levelNeeded(
  requirements: readonly Requirement[],
  service: Service,
  pages: readonly CheckedPage[],
  at: Temporal.Instant,
): LevelDemand | null {
  const { delivery } = applicantOf(pages)
  return neededLevel(requirements, { service: service.id, delivery, at })
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
