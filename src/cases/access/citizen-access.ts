import { Keyhole } from '../../foundation/access/index.ts'
import type { House, Visit } from '../../foundation/http/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { tokenHash } from '../../foundation/secret.ts'
import type { Case } from '../case.ts'
import { noteDecoy } from '../looks/decoy.ts'
import { enterCase, findDoor, findDoorByLink } from './queries.ts'
import { parseReference } from './reference.ts'

/** What opens a case for its citizen. */
const keyhole = new Keyhole<Case>({
  purposes: { code: 'case-code', link: 'case-link', access: 'case-access' },
  cookie: 'schalter_vorgang',
  parse: parseReference,
  find: findDoor,
  /** A decoy belongs to nobody: whoever comes in by its code or link has taken them from somewhere. */
  async enter({ db, clock }, door) {
    const entered = await enterCase(db, door)
    if (entered) await noteDecoy(db, { actor: citizen, at: clock.now() }, entered)
    return entered
  },
})

export const accessCode: typeof keyhole.code = (secret, id, epoch) => keyhole.code(secret, id, epoch)
export const linkToken: typeof keyhole.linkToken = (secret, id, epoch) => keyhole.linkToken(secret, id, epoch)
export const checkCode: typeof keyhole.checkCode = (house, given) => keyhole.checkCode(house, given)
export const grantAccess: typeof keyhole.grant = (visit, door) => keyhole.grant(visit, door)
export const endAccess: typeof keyhole.end = (visit, reference) => keyhole.end(visit, reference)

/** A link of an earlier epoch finds nothing, whatever the table still says. */
export async function findCaseByToken(house: House, token: string): Promise<Case | null> {
  const door = /^[\w-]{22}$/.test(token) ? await findDoorByLink(house.db, tokenHash(token)) : null
  return keyhole.openByLink(house, door, token)
}

/** The case of this browser; null where it has to show number and code first. */
export function findOwnCase(visit: Visit, reference = visit.params.reference ?? ''): Promise<Case | null> {
  return keyhole.own(visit, reference)
}
