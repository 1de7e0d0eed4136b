import type { Database, Transaction } from '../database/index.ts'
import { countTry, forgetTries, giveBackTry, type House, type Limit, type Visit } from '../http/index.ts'
import { type Secret, sameText } from '../secret.ts'

/** What a code, a cookie or a link is checked against, before anybody is let in. */
export interface Door {
  readonly id: string
  readonly reference: string
  /** Counts up when all that opened it before is to be worthless. */
  readonly accessEpoch: number
}

/** Something of a citizen that number and code, a link or a cookie opens: a case, an appointment. */
export interface Locked<Entered extends { readonly reference: string }> {
  /** Of the secret: what each kind of key is derived for. */
  readonly purposes: { readonly code: string; readonly link: string; readonly access: string }
  /** What the cookie is called before people who look into their browser. */
  readonly cookie: string
  /** Null: cannot be the number of one. */
  parse(typed: string): string | null
  find(db: Database | Transaction, reference: string): Promise<Door | null>
  /** Lets somebody in whose key has been checked; null where there is nothing to see. */
  enter(house: House, door: Door): Promise<Entered | null>
}

export type CodeCheck<Entered> =
  | { readonly ok: true; readonly found: Entered }
  | { readonly ok: false; readonly refusal: 'wrong' | 'locked' }

const ACCESS_SECONDS = 4 * 60 * 60

export class Keyhole<
  Entered extends { readonly reference: string; readonly id: string; readonly accessEpoch: number },
> {
  private readonly perReference: Limit
  /** Against somebody who tries a few codes with each of many references; who is right is not counted. */
  private readonly perAddress: Limit

  constructor(private readonly locked: Locked<Entered>) {
    this.perReference = { purpose: locked.purposes.code, tries: 5, windowMinutes: 24 * 60 }
    this.perAddress = { purpose: `${locked.purposes.code}-address`, tries: 60, windowMinutes: 15 }
  }

  /** Six digits to be spoken, together with the reference; another epoch has another code. */
  code(secret: Secret, id: string, epoch: number): string {
    return secret.spokenCode(this.locked.purposes.code, id, epoch)
  }

  linkToken(secret: Secret, id: string, epoch: number): string {
    return secret.token(this.locked.purposes.link, id, epoch)
  }

  /**
   * Reference and spoken code. Five tries in a day for a reference, then only the link helps; a reference that
   * does not exist counts and answers just the same.
   */
  async checkCode(
    house: House,
    given: { readonly reference: string; readonly code: string; readonly address: string },
  ): Promise<CodeCheck<Entered>> {
    const { db, secret } = house
    const now = house.clock.now()
    // Counted before the code is looked at, so that a hundred tries at once are a hundred tries.
    if (house.config.rateLimit && !(await countTry(db, secret, this.perAddress, given.address, now)))
      return { ok: false, refusal: 'locked' }
    const reference = this.locked.parse(given.reference)
    const key = reference ?? given.reference.slice(0, 40)
    if (!(await countTry(db, secret, this.perReference, key, now))) return { ok: false, refusal: 'locked' }

    const door = await this.locked.find(db, reference ?? '')
    const expected = this.code(secret, door?.id ?? 'nobody', door?.accessEpoch ?? 0)
    const matches = sameText(given.code.replace(/\D/g, ''), expected)
    if (!door || !matches) return { ok: false, refusal: 'wrong' }
    await giveBackTry(db, secret, this.perAddress, given.address)
    await forgetTries(db, secret, this.perReference, key)
    const found = await this.locked.enter(house, door)
    return found ? { ok: true, found } : { ok: false, refusal: 'wrong' }
  }

  /** A link of an earlier epoch opens nothing. */
  async openByLink(house: House, door: Door | null, token: string): Promise<Entered | null> {
    const valid = door && sameText(token, this.linkToken(house.secret, door.id, door.accessEpoch))
    return valid ? this.locked.enter(house, door) : null
  }

  /** Opens it for this browser for four hours. */
  grant(visit: Visit, door: Door): void {
    const until = Math.floor(visit.clock.now().epochMilliseconds / 1000) + ACCESS_SECONDS
    const value = this.proof(visit.secret, door, until)
    visit.setCookie(this.cookieName(door.reference), value, { path: '/', maxAge: ACCESS_SECONDS })
  }

  /** For a device that others use, too. */
  end(visit: Visit, reference: string): void {
    visit.clearCookie(this.cookieName(reference), '/')
  }

  /** What this browser has opened; null where number and code have to be shown first. */
  async own(visit: Visit, typed: string): Promise<Entered | null> {
    const reference = this.locked.parse(typed)
    const door = reference ? await this.locked.find(visit.db, reference) : null
    return door && this.isOpen(visit, door) ? this.locked.enter(visit, door) : null
  }

  private isOpen(visit: Visit, door: Door): boolean {
    const proof = visit.cookie(this.cookieName(door.reference)) ?? ''
    const until = Number(proof.split('.')[0])
    const expected = this.proof(visit.secret, door, until)
    return until * 1000 > visit.clock.now().epochMilliseconds && sameText(proof, expected)
  }

  private proof(secret: Secret, door: Door, until: number): string {
    return `${until}.${secret.token(this.locked.purposes.access, door.id, door.accessEpoch, until)}`
  }

  private cookieName(reference: string): string {
    return `${this.locked.cookie}_${reference.replaceAll('-', '')}`
  }
}
