import { randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { letIn, type Transaction } from '../../foundation/database/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import { type Secret, tokenHash } from '../../foundation/secret.ts'
import type { Service } from '../../services/index.ts'
import { insertDraft } from '../queries.ts'
import { draftExpiry, draftToken } from './draft.ts'
import { formlessForm } from './form-of.ts'

export interface StartedDraft {
  readonly id: string
  /** For the cookie and the link. */
  readonly token: string
}

interface DraftToStart {
  /** Where it follows from something else. */
  readonly id?: string
  readonly service: Service
  readonly language: Language
  readonly at: Temporal.Instant
}

/** Begins an application with the newest version of the service, which stays its version. */
export async function startDraft(
  tx: Transaction,
  secret: Secret,
  start: DraftToStart,
): Promise<StartedDraft> {
  const { id = randomUUID(), service, language, at } = start
  const token = draftToken(secret, { id, linkEpoch: 0 })
  await letIn(tx, id)
  await insertDraft(tx, {
    id,
    serviceId: service.id,
    serviceVersion: service.version,
    form: service.definition.form ? null : await formlessForm(),
    language,
    tokenHash: tokenHash(token),
    at,
    expiresAt: draftExpiry(at),
  })
  return { id, token }
}
