import type { Temporal } from 'temporal-polyfill'
import { accessCode, findCaseById, linkToken } from '../cases/index.ts'
import type { Database, Transaction } from '../foundation/database/index.ts'
import type { Localized } from '../foundation/language/index.ts'
import type { Secret } from '../foundation/secret.ts'
import type { Outcome } from '../services/index.ts'
import type { Draft } from './drafts/draft.ts'

/** What a person gets in return for an application. */
export interface Receipt {
  readonly draftId: string
  readonly serviceName: Localized
  readonly reference: string
  readonly code: string
  readonly linkToken: string
  readonly savedAt: Temporal.Instant
  readonly promisedOn: Temporal.PlainDate
  readonly outcome: Outcome
  readonly delivery: 'post' | 'online'
  readonly mailedTo: string | null
}

/** Read from the case itself, so that it shows nothing the office does not hold. */
export async function findReceipt(
  db: Database | Transaction,
  secret: Secret,
  draft: Draft,
): Promise<Receipt | null> {
  const found = draft.submitted ? await findCaseById(db, draft.id) : null
  if (!found) return null
  return {
    draftId: draft.id,
    serviceName: found.serviceName,
    reference: found.reference,
    code: accessCode(secret, found.id, found.accessEpoch),
    linkToken: linkToken(secret, found.id, found.accessEpoch),
    savedAt: found.openedAt,
    promisedOn: found.promisedOn,
    outcome: found.outcome,
    delivery: found.delivery,
    mailedTo: found.contact.email,
  }
}
