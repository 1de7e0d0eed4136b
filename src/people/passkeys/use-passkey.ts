import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import { inTransaction } from '../../foundation/database/index.ts'
import type { House } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { keepChallenge, takeChallenge } from './challenges.ts'
import type { PasskeySite } from './passkey-site.ts'
import { findPasskey, noteUse } from './queries.ts'

/** Nobody in particular: it is the passkey that says who comes. */
const owner = { purpose: 'sign-in', staffId: null } as const

export async function askForPasskey({ db, clock }: House, site: PasskeySite) {
  const options = await generateAuthenticationOptions({ rpID: site.rpID, userVerification: 'required' })
  await keepChallenge(db, options.challenge, owner, clock.now())
  return options
}

/**
 * Who answers, if the answer is right: signed for this site, for a challenge of ours that nobody answered before, by
 * a key that counts on, whose owner was recognised by it. That is two factors at once.
 */
export async function usePasskey(
  house: House,
  site: PasskeySite,
  response: AuthenticationResponseJSON,
): Promise<StaffActor | null> {
  const { db, clock } = house
  const key = await findPasskey(db, response.id)
  if (!key) return null
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge => takeChallenge(db, challenge, owner, clock.now()),
    expectedOrigin: site.origin,
    expectedRPID: site.rpID,
    credential: { id: response.id, publicKey: new Uint8Array(key.publicKey), counter: key.counter },
    requireUserVerification: true,
  }).catch(() => null)
  if (!checked?.verified) return null
  const { newCounter } = checked.authenticationInfo
  const counted = await inTransaction(db, tx => noteUse(tx, response.id, newCounter, clock.now()))
  return counted ? key.staff : null
}
