import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../foundation/database/index.ts'
import type { Language } from '../foundation/language/index.ts'
import type { Actor } from '../foundation/permissions/index.ts'
import type { Secret } from '../foundation/secret.ts'
import type { Channel, Outcome } from '../services/index.ts'
import type { Snapshot } from './snapshot.ts'

export interface CaseToOpen {
  /** Chosen by the caller, so that codes can be derived from it; the same id twice opens one case. */
  readonly id: string
  readonly service: { readonly id: string; readonly version: number; readonly team: string; readonly outcome: Outcome }
  readonly channel: Channel
  readonly language: Language
  readonly applicant: {
    readonly familyName: string
    readonly givenNames: string
    readonly birthDate: Temporal.PlainDate | null
  }
  readonly contact: {
    readonly email: string | null
    readonly phone: string | null
    /** Lines of the address window below the name; empty where none was given. */
    readonly postalAddress: readonly string[]
  }
  /** `online`: the person agreed to fetch the result online. */
  readonly delivery: 'post' | 'online'
  readonly snapshot: Snapshot
  /** The last day of the promise. */
  readonly promisedOn: Temporal.PlainDate
  readonly openedBy: Actor
  readonly demo: boolean
  readonly at: Temporal.Instant
}

export interface OpenedCase {
  readonly id: string
  readonly reference: string
  /** Six digits to be spoken, valid only with the reference. */
  readonly code: string
  /** 128 bits for the link in the mail. */
  readonly linkToken: string
}

/**
 * Opens a case in the transaction of whoever took the application in: the number exists exactly when the
 * application does. Also queues the confirmation mail where there is an address.
 */
export async function openCase(_tx: Transaction, _secret: Secret, _toOpen: CaseToOpen): Promise<OpenedCase> {
  throw new Error('written next')
}
