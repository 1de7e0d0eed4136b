import { randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { letIn, type Transaction } from '../foundation/database/index.ts'
import { readRequirementsOf } from '../law/index.ts'
import type { Service } from '../services/index.ts'
import { answersFromJson, checkAnswers, type Problem, problemsOf, type Reader } from './answers/index.ts'
import { checkFiles, type FileChecks, fileProblems, storeFiles } from './api-files.ts'
import { formOf } from './drafts/form-of.ts'
import { identificationMessages } from './identification/messages.ts'
import { type Counter, levelNeeded, openApplication } from './submit-application.ts'

export interface ApiApplication extends Reader {
  readonly service: Service
  readonly answers: Record<string, unknown>
  /** Of the files among the answers. */
  readonly checks: FileChecks
  readonly at: Temporal.Instant
}

/** To be done before the transaction begins: looking into files takes its time. */
export async function checkFilesOf(
  application: Omit<ApiApplication, 'checks' | 'at'>,
  caller: string,
): Promise<FileChecks> {
  const form = await formOf({ form: null }, application.service)
  return checkFiles(answersFromJson(form, application.answers, application).files, caller)
}

export type TakenIn =
  | { readonly kind: 'taken-in'; readonly reference: string; readonly code: string }
  | { readonly kind: 'wrong'; readonly problems: readonly Problem[] }

/** Takes an application in from a machine: the same checks as the form, all at once. */
export async function takeInByApi(
  tx: Transaction,
  counter: Counter,
  application: ApiApplication,
): Promise<TakenIn> {
  const form = await formOf({ form: null }, application.service)
  const read = answersFromJson(form, application.answers, application)
  const found = problemsOf(checkAnswers(form, read.answers, application))
  const problems = distinct([
    ...read.problems,
    ...fileProblems(read.files, application.checks, application),
    ...found,
  ])
  if (problems.length > 0) return { kind: 'wrong', problems }
  // A machine cannot prove who a person is, so what needs a proof goes another way.
  const asked = checkAnswers(form, read.answers, application)
  const requirements = await readRequirementsOf(tx, application.service.id)
  const need = levelNeeded(requirements, application.service, asked, application.at)
  if (need) return { kind: 'wrong', problems: [deliveryProblem(application)] }
  const id = randomUUID()
  await letIn(tx, id)
  const given = { files: read.files, checks: application.checks }
  const answers = await storeFiles(tx, id, read.answers, given, application.at)
  const pages = checkAnswers(form, answers, application)
  const { reference, code } = await openApplication(tx, counter, {
    ...application,
    id,
    pages,
    identity: null,
  })
  return { kind: 'taken-in', reference, code }
}

/** Applying itself needs no proof here, else the way would be shut: it is the delivery that does. */
function deliveryProblem({ language }: Reader): Problem {
  const t = identificationMessages[language]
  return { field: 'delivery', question: 'delivery', label: t.delivery, sentence: t.noProofByApi }
}

/** A field of the wrong shape is also unanswered; the first sentence says more. */
function distinct(problems: readonly Problem[]): Problem[] {
  const named = new Set<string>()
  return problems.filter(({ field }) => {
    const parts = field.split('-')
    const known = parts.some((_, at) => named.has(parts.slice(0, at + 1).join('-')))
    named.add(field)
    return !known
  })
}
