import type { ComponentChildren } from 'preact'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { type Database, narrowed } from '../database/index.ts'
import type { Language } from '../language/index.ts'
import type { StaffActor } from '../permissions/index.ts'
import type { Secret } from '../secret.ts'
import type { Body } from './body.ts'

/** What every errand of this process may lean on. */
export interface House {
  readonly db: Database
  readonly clock: Clock
  readonly secret: Secret
  readonly config: Config
}

/** For one request of somebody who has shown nothing yet: sees no case and no draft until let in. */
export function asCitizen(house: House): House {
  return { ...house, db: narrowed(house.db, { actor: 'citizen' }) }
}

export interface StaffSight {
  /** Teams whose cases are shown. */
  readonly teams: readonly string[]
  /** Realms of which the rows of all teams are shown: `post`, `audit`, `mail` (those without a case). */
  readonly reach: readonly string[]
}

export function asStaff(house: House, sight: StaffSight): House {
  return { ...house, db: narrowed(house.db, { actor: 'staff', ...sight }) }
}

export interface CookieOptions {
  readonly path: string
  /** Seconds; left out, the cookie ends with the browser. */
  readonly maxAge?: number
  /** Only for a setting that a script of ours has to know; never for anything secret. */
  readonly readableByScript?: boolean
}

/** One request, as far as a page needs to know of it. */
export interface Visit extends House {
  readonly language: Language
  /** Without the language prefix: `/leistungen/hund-anmelden`. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: Body
  readonly requestId: string
  readonly address: string
  /** `path` where it is not the whole site: the cookie of a path has another name. */
  cookie(name: string, path?: string): string | undefined
  setCookie(name: string, value: string, options: CookieOptions): void
  clearCookie(name: string, path: string): void
  header(name: string): string | undefined
  /** The token every form of this visitor carries; makes the cookie it belongs to where there is none. */
  csrf(): string
  /** After a sign-in: forms that were open before it are worth nothing. */
  renewCsrf(): void
}

export interface StaffVisit extends Visit {
  readonly staff: StaffActor
}

export type Answer =
  | {
      readonly kind: 'page'
      readonly title: string
      /** As a function where it need not be made: a kept page is sent without it. */
      readonly body: ComponentChildren | (() => ComponentChildren)
      readonly status?: number
      /** Which entry of the navigation is lit. */
      readonly section?: string
      /**
       * Everything the page shows beside its address and language, for pages with nothing personal: the page is
       * kept and sent again as long as these are the very same values.
       */
      readonly from?: readonly unknown[]
      /**
       * Where the browser goes on by itself, to another house that the configuration names. After a form a redirect
       * would not get there: the policy lets forms lead nowhere but to us.
       */
      readonly leadsTo?: URL
      /** The session has ended with this answer: there is no name and no menu on it. */
      readonly signedOut?: true
    }
  | {
      readonly kind: 'redirect'
      readonly to: string
      /** Another house, named by the configuration and by nobody else. */
      readonly away?: true
    }
  | {
      readonly kind: 'file'
      readonly content: Buffer
      readonly type: string
      readonly name: string
      /** `inline` only for PDFs we made ourselves. */
      readonly disposition: 'attachment' | 'inline'
    }
  | { readonly kind: 'json'; readonly status?: number; readonly value: unknown; readonly type?: string }

export function page(
  title: string,
  body: Extract<Answer, { kind: 'page' }>['body'],
  options: Pick<
    Extract<Answer, { kind: 'page' }>,
    'status' | 'section' | 'from' | 'leadsTo' | 'signedOut'
  > = {},
): Answer {
  return { kind: 'page', title, body, ...options }
}

/** After a POST, so that reloading the next page repeats nothing. `to` is a path without the language prefix. */
export function redirect(to: string): Answer {
  return { kind: 'redirect', to }
}

/** To the house of somebody else that the configuration names; never to an address from a request. */
export function redirectAway(to: URL): Answer {
  return { kind: 'redirect', to: to.href, away: true }
}
