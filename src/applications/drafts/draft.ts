import type { Temporal } from 'temporal-polyfill'
import { NotFound } from '../../foundation/errors.ts'
import type { Language, Localized } from '../../foundation/language/index.ts'
import { type Secret, tokenHash } from '../../foundation/secret.ts'
import type { FormDefinition } from '../../services/index.ts'
import type { Answers } from '../answers/index.ts'
import type { Identified } from '../identification/identified.ts'

/** An application that is being filled in, or one that was sent and still shows its receipt. */
export interface Draft {
  readonly id: string
  readonly serviceId: string
  readonly serviceVersion: number
  /** Only where the service has no form of its own. */
  readonly form: FormDefinition | null
  readonly language: Language
  /** As they count: what was typed, below what a proof of identity answers. */
  readonly answers: Answers
  readonly typed: Answers
  /** Null also where the proof is too old. */
  readonly identified: Identified | null
  /** Counts the changes. */
  readonly revision: number
  readonly linkEpoch: number
  readonly tokenHash: Buffer
  readonly expiresAt: Temporal.Instant
  readonly submitted: { readonly reference: string; readonly at: Temporal.Instant } | null
}

export const DRAFT_DAYS = 30

/** A draft lives thirty days from its last change. */
export function draftExpiry(now: Temporal.Instant): Temporal.Instant {
  return now.add({ hours: DRAFT_DAYS * 24 })
}

/** 128 bits for the link and the cookie. */
export function draftToken(secret: Secret, draft: Pick<Draft, 'id' | 'linkEpoch'>): string {
  return secret.token('draft', draft.id, draft.linkEpoch)
}

export function opensDraft(draft: Draft, token: string | undefined): boolean {
  return token !== undefined && tokenHash(token).equals(draft.tokenHash)
}

/** One sentence for "never existed", "expired" and "not yours", so that nobody learns which. */
const NO_DRAFT: Localized = {
  de: 'Diesen Antrag können wir hier nicht öffnen. Haben Sie ihn gespeichert? Dann öffnen Sie bitte Ihren Link noch einmal. Nach 30 Tagen löschen wir, was nicht abgesendet ist.',
  en: 'We cannot open this application here. Did you save it? Then please open your link again. What has not been sent is deleted after 30 days.',
}

export function noDraft(): NotFound {
  return new NotFound(NO_DRAFT)
}

/** Where the pages of a draft stand; its cookie is limited to them. */
export function draftPath(id: string, ...rest: readonly string[]): string {
  return ['/antrag', id, ...rest].join('/')
}
