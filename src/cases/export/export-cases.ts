import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { recordAudit } from '../../foundation/audit/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { getFile } from '../../foundation/files/index.ts'
import { mailsAbout } from '../../foundation/messages/index.ts'
import { lettersOf } from '../../post/index.ts'
import { actsOf } from '../acts/queries.ts'
import type { Case } from '../case.ts'
import { documentsOf } from '../documents/queries.ts'
import { noteDecoy } from '../looks/decoy.ts'
import { findMobileNumber } from '../mobile/mobile-number.ts'
import { findCaseById } from '../queries.ts'

export interface ExportedFile {
  readonly path: string
  readonly content: Buffer
}

export interface Wanted {
  readonly reference?: string
  readonly person?: { readonly familyName: string; readonly givenNames: string; readonly birthDate: string }
}

/** Cases of one number, or of everybody who applied under exactly this name and birth date. */
export async function casesToExport(tx: Transaction, { reference, person }: Wanted): Promise<Case[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM cases.case_record
    WHERE reference = ${reference ?? null} OR (applicant->>'familyName' = ${person?.familyName ?? null}
      AND applicant->>'givenNames' = ${person?.givenNames ?? null}
      AND applicant->>'birthDate' = ${person?.birthDate ?? null})
    ORDER BY opened_at`.execute(tx)
  const found = await Promise.all(rows.map(({ id }) => findCaseById(tx, id)))
  return found.filter(one => one !== null)
}

/**
 * Everything we hold about one case, for the person it is about (Art. 15 and 20 GDPR): named field by field, so that
 * a column added later is not handed out by itself. Notes among colleagues are part of it; names of staff are not
 * data of the applicant and stay out.
 */
export async function exportCase(
  tx: Transaction,
  found: Case,
  at: Temporal.Instant,
): Promise<ExportedFile[]> {
  const documents = await documentsOf(tx, found.id)
  const letters = await lettersOf(tx, found.id)
  const mobile = await findMobileNumber(tx, found.id)
  const about = {
    reference: found.reference,
    service: { id: found.serviceId, version: found.serviceVersion, name: found.serviceName },
    channel: found.channel,
    language: found.language,
    state: found.state,
    result: found.result,
    delivery: found.delivery,
    openedAt: found.openedAt,
    paperNumber: found.paperNumber,
    promisedOn: found.promisedOn,
    decidedAt: found.decidedAt,
    closedAt: found.closedAt,
    applicant: found.applicant,
    contact: found.contact,
    answers: found.snapshot,
    course: (await actsOf(tx, found.id)).map(act => ({
      kind: act.kind,
      at: act.at,
      by: act.actorKind,
      note: act.note,
    })),
    messages: (await mailsAbout(tx, found.id)).map(
      ({ way, address, template, createdAt, sentAt, bouncedAt }) => ({
        way,
        to: address,
        kind: template,
        createdAt,
        sentAt,
        bouncedAt,
      }),
    ),
    sms: mobile && { number: mobile.number, givenAt: mobile.givenAt, confirmedAt: mobile.confirmedAt },
    inquiries: await inquiriesOf(tx, found.id),
    documents: documents.map(({ fileId, name, label, addedAt }) => ({
      file: `${fileId}-${name}`,
      label,
      addedAt,
    })),
    letters: letters.map(({ id, subject, state, createdAt }) => ({
      file: `${id}.pdf`,
      subject,
      state,
      createdAt,
    })),
  }
  const files: ExportedFile[] = [
    { path: `${found.reference}/case.json`, content: Buffer.from(`${JSON.stringify(about, null, 2)}\n`) },
  ]
  for (const { fileId, name } of documents) {
    files.push({ path: `${found.reference}/${fileId}-${name}`, content: (await getFile(tx, fileId)).content })
  }
  for (const { id, fileId } of letters) {
    if (fileId)
      files.push({ path: `${found.reference}/${id}.pdf`, content: (await getFile(tx, fileId)).content })
  }
  const actor = { kind: 'system', name: 'schalter export' } as const
  await noteDecoy(tx, { actor, at }, found)
  await recordAudit(tx, { actor, act: 'case.exported', object: { kind: 'case', id: found.id }, at })
  return files
}

async function inquiriesOf(tx: Transaction, caseId: string) {
  const { rows } = await sql<{ question: string; askedAt: Temporal.Instant; answer: string | null }>`
    SELECT question, asked_at AS "askedAt", answer FROM cases.inquiry WHERE case_id = ${caseId} ORDER BY asked_at`.execute(
    tx,
  )
  return rows
}
