import { type Case, filesOf, findCaseById, findOwnCase, openInquiry } from '../../cases/index.ts'
import { letIn } from '../../foundation/database/index.ts'
import type { Visit } from '../../foundation/http/index.ts'
import type { Appointment } from '../queries.ts'

/** The application that an appointment is about, as far as this browser has opened it. */
export interface CaseAtHand {
  readonly record: Case
  /** What the office has asked and nobody has answered; null: nothing is missing. */
  readonly missing: string | null
  /** What its documents are, once each. */
  readonly documents: readonly string[]
}

/** Null: there is none, or number and code have to be shown first. */
export async function caseAtHand(visit: Visit, reference: string | null): Promise<CaseAtHand | null> {
  const record = reference ? await findOwnCase(visit, reference) : null
  if (!record) return null
  const inquiry = await openInquiry(visit.db, record.id)
  const documents = new Set(filesOf(record.snapshot).map(({ label }) => label))
  return { record, missing: inquiry?.question ?? null, documents: [...documents] }
}

/** Whoever may see an appointment learns the number of its application; more of it only with the keys of that. */
export async function caseOfAppointment(
  visit: Visit,
  { caseId }: Appointment,
): Promise<{ readonly reference: string; readonly atHand: CaseAtHand | null } | null> {
  if (!caseId) return null
  await letIn(visit.db, caseId)
  const reference = (await findCaseById(visit.db, caseId))?.reference
  return reference ? { reference, atHand: await caseAtHand(visit, reference) } : null
}
