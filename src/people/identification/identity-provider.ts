import type { Language, Localized } from '../../foundation/language/index.ts'
import type { AssuranceLevel } from './assurance-level.ts'

/** By what somebody has proved electronically who they are. */
export const electronicMeans = ['account', 'elster', 'eid'] as const
export type ElectronicMeans = (typeof electronicMeans)[number]

/** What each means is worth at most: user name and password, an ELSTER certificate, the ID card's online function. */
export const levelOfMeans = {
  account: 'low',
  elster: 'substantial',
  eid: 'high',
} as const satisfies Record<ElectronicMeans, AssuranceLevel>

/** What the provider vouches for. More is not asked for: no case needs it. */
export interface VerifiedPerson {
  readonly familyName: string
  /** Empty for people with one name only. */
  readonly givenNames: string
  /** ISO day. */
  readonly birthDate: string
}

export interface Identification {
  readonly person: VerifiedPerson
  readonly level: AssuranceLevel
  readonly means: ElectronicMeans
  /** Under which the provider finds it again. */
  readonly reference: string
}

export interface IdentificationRequest {
  /** 128 bits; comes back with the answer. */
  readonly state: string
  /** A path of ours; `state` and the provider's own fields are added to it. */
  readonly returnTo: string
  /** Nothing below is of use. */
  readonly level: AssuranceLevel
  readonly language: Language
}

export type ProviderAnswer =
  | { readonly kind: 'identified'; readonly identification: Identification }
  /** The person went back, or the provider could not identify them. */
  | { readonly kind: 'aborted' }

/**
 * The port to whoever can say who somebody is (a BundID, an eID server). `start` gives the address to send the
 * browser to; `finish` turns what the browser brings back into what the provider itself vouches for: it trusts nothing
 * in `answer` that is not signed by the provider or fetched from it.
 */
export interface IdentityProvider {
  readonly id: string
  readonly name: Localized
  /** The means it offers. */
  readonly means: readonly ElectronicMeans[]
  start(request: IdentificationRequest): Promise<string>
  finish(answer: URLSearchParams, state: string): Promise<ProviderAnswer>
}
