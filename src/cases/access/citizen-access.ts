import {
  countTry,
  forgetTries,
  giveBackTry,
  type House,
  type Limit,
  type Visit,
} from '../../foundation/http/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { type Secret, sameText, tokenHash } from '../../foundation/secret.ts'
import type { Case } from '../case.ts'
import { noteDecoy } from '../looks/decoy.ts'
import { type Door, enterCase, findDoor, findDoorByLink } from './queries.ts'
import { parseReference } from './reference.ts'

/** Both change with the epoch, so that an old link can be made worthless without touching the case itself. */
export function accessCode(secret: Secret, caseId: string, epoch: number): string {
  return secret.spokenCode('case-code', caseId, epoch)
}
export function linkToken(secret: Secret, caseId: string, epoch: number): string {
  return secret.token('case-link', caseId, epoch)
}

const perReference: Limit = { purpose: 'case-code', tries: 5, windowMinutes: 24 * 60 }
/** Against somebody who tries a few codes with each of many references; who is right is not counted. */
const perAddress: Limit = { purpose: 'case-code-address', tries: 60, windowMinutes: 15 }

export type CodeCheck =
  | { readonly ok: true; readonly case: Case }
  | { readonly ok: false; readonly refusal: 'wrong' | 'locked' }

/**
 * Reference and spoken code. Five tries in a day for a reference, then only the link helps; a reference that
 * does not exist counts and answers just the same.
 */
export async function checkCode(
  house: House,
  given: { readonly reference: string; readonly code: string; readonly address: string },
): Promise<CodeCheck> {
  const { db, secret } = house
  const now = house.clock.now()
  // Counted before the code is looked at, so that a hundred tries at once are a hundred tries.
  if (house.config.rateLimit && !(await countTry(db, secret, perAddress, given.address, now)))
    return { ok: false, refusal: 'locked' }
  const reference = parseReference(given.reference)
  const key = reference ?? given.reference.slice(0, 40)
  const forCase = await countTry(db, secret, perReference, key, now)
  if (!forCase) return { ok: false, refusal: 'locked' }
  const found = await findDoor(db, reference ?? '')
  const expected = accessCode(secret, found?.id ?? 'nobody', found?.accessEpoch ?? 0)
  const matches = sameText(given.code.replace(/\D/g, ''), expected)
  if (!found || !matches) return { ok: false, refusal: 'wrong' }
  await giveBackTry(db, secret, perAddress, given.address)
  await forgetTries(db, secret, perReference, key)
  const entered = await enter(house, found)
  return entered ? { ok: true, case: entered } : { ok: false, refusal: 'wrong' }
}

/** A decoy belongs to nobody: whoever comes in by its code or link has taken them from somewhere. */
async function enter({ db, clock }: House, door: Door): Promise<Case | null> {
  const entered = await enterCase(db, door)
  if (entered) await noteDecoy(db, { actor: citizen, at: clock.now() }, entered)
  return entered
}

/** A link of an earlier epoch finds nothing, whatever the table still says. */
export async function findCaseByToken(house: House, token: string): Promise<Case | null> {
  const found = /^[\w-]{22}$/.test(token) ? await findDoorByLink(house.db, tokenHash(token)) : null
  const valid = found && sameText(token, linkToken(house.secret, found.id, found.accessEpoch))
  return valid ? enter(house, found) : null
}

const ACCESS_SECONDS = 4 * 60 * 60

function cookieName(reference: string): string {
  return `schalter_vorgang_${reference.replaceAll('-', '')}`
}

function accessProof(secret: Secret, found: Door, until: number): string {
  return `${until}.${secret.token('case-access', found.id, found.accessEpoch, until)}`
}

/** Opens the case for this browser for four hours. */
export function grantAccess(visit: Visit, found: Case): void {
  const until = Math.floor(visit.clock.now().epochMilliseconds / 1000) + ACCESS_SECONDS
  visit.setCookie(cookieName(found.reference), accessProof(visit.secret, found, until), {
    path: '/',
    maxAge: ACCESS_SECONDS,
  })
}

function hasAccess(visit: Visit, found: Door): boolean {
  const proof = visit.cookie(cookieName(found.reference)) ?? ''
  const until = Number(proof.split('.')[0])
  return (
    until * 1000 > visit.clock.now().epochMilliseconds &&
    sameText(proof, accessProof(visit.secret, found, until))
  )
}

/** For a device that others use, too. */
export function endAccess(visit: Visit, reference: string): void {
  visit.clearCookie(cookieName(reference), '/')
}

/** The case of this browser; null where it has to show number and code first. */
export async function findOwnCase(visit: Visit): Promise<Case | null> {
  const reference = parseReference(visit.params.reference ?? '')
  const found = reference ? await findDoor(visit.db, reference) : null
  return found && hasAccess(visit, found) ? enter(visit, found) : null
}
