import type { Temporal } from 'temporal-polyfill'
import { type Database, letIn, type Transaction } from '../../foundation/database/index.ts'
import type { UploadedFile } from '../../foundation/http/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { readRequirementsOf, requiredLevel } from '../../law/index.ts'
import type { Channel, FormDefinition, Service } from '../../services/index.ts'
import {
  type Answers,
  applicantOf,
  checkAnswers,
  type JsonFile,
  type Problem,
  type Reader,
} from '../answers/index.ts'
import { checkFiles, type FileChecks, fileProblems, storeFiles } from '../api-files.ts'
import { formOf } from '../drafts/form-of.ts'
import { type Counter, openApplication } from '../submit-application.ts'
import { paperMessages } from './messages.ts'
import { checkPaper, filesOfPaper, formFromPaper } from './paper-answers.ts'

/** A paper that has been read, and in which nothing is left to put right. */
export interface ReadPaper {
  readonly service: Service
  readonly form: FormDefinition
  readonly answers: Answers
  readonly files: readonly JsonFile[]
  readonly checks: FileChecks
}

export interface PaperToRead {
  readonly db: Database
  readonly service: Service
  readonly answers: Answers
  readonly files: readonly UploadedFile[]
  /** Who is entering, for the limit of files that are looked into. */
  readonly caller: string
  readonly at: Temporal.Instant
}

/** Before the transaction begins: looking into files takes its time. */
export async function readPaper(
  { db, service, answers, files: uploaded, caller, at }: PaperToRead,
  reader: Reader,
): Promise<ReadPaper & { readonly problems: readonly Problem[] }> {
  const form = await paperForm(service)
  const files = filesOfPaper(uploaded)
  const checks = await checkFiles(files, caller)
  const given = files.map(({ placeholder, name, content }) => ({
    fileId: placeholder,
    name,
    size: content.length,
  }))
  const all = { ...answers, ...(given.length > 0 ? { paperScan: given } : {}) }
  const { pages, problems } = checkPaper(form, all, reader)
  const requirements = await readRequirementsOf(db, service.id)
  const collects = { requirements, service: service.id, step: 'collect', at } as const
  const online = applicantOf(pages).delivery === 'online' && requiredLevel(collects)
  const found = [...problems, ...(online ? [notOnline(reader)] : []), ...fileProblems(files, checks, reader)]
  return { service, form, answers: all, files, checks, problems: found }
}

/** What is asked of whoever enters a paper of this service. */
export async function paperForm(service: Service): Promise<FormDefinition> {
  return formFromPaper(await formOf({ form: null }, service))
}

export interface PaperToTakeIn {
  /** Of the case; the same id once more is the same case. */
  readonly id: string
  /** `P-1000-0004` */
  readonly number: string
  readonly channel: Channel
  /** Of the paper, and of the letters that follow. */
  readonly language: Language
  readonly receivedAt: Temporal.Instant
  readonly by: StaffActor
  readonly at: Temporal.Instant
  readonly today: Temporal.PlainDate
}

/**
 * Makes a case of a paper, as of when it was received. Whoever enters it need not be in the team that will work on it.
 * @returns its number
 */
export async function takeInPaper(
  tx: Transaction,
  counter: Counter,
  { service, form, answers, files, checks }: ReadPaper,
  paper: PaperToTakeIn,
): Promise<string> {
  const { id, language, at, today } = paper
  const reader = { language, today }
  await letIn(tx, id)
  const stored = await storeFiles(tx, id, answers, { files, checks }, at)
  const { reference } = await openApplication(tx, counter, {
    ...reader,
    id,
    service,
    pages: checkAnswers(form, stored, reader),
    identity: null,
    takenIn: { channel: paper.channel, by: paper.by },
    paper: { number: paper.number, enteredAt: at },
    at: paper.receivedAt,
  })
  return reference
}

function notOnline({ language }: Reader): Problem {
  const t = paperMessages[language]
  return { field: 'delivery', question: 'delivery', label: t.delivery, sentence: t.notOnline }
}
