import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { recordAudit } from '../../foundation/audit/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { cutText, type House } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { keepChallenge, takeChallenge } from './challenges.ts'
import type { PasskeySite } from './passkey-site.ts'
import { insertPasskey, listPasskeys } from './queries.ts'

const OFFICE = 'Schalter'

/** What a browser needs to make a passkey that stands for both factors: it is found by itself and asks its owner. */
export async function offerPasskey(house: House, site: PasskeySite, staff: StaffActor, signIn: string) {
  const options = await generateRegistrationOptions({
    rpName: OFFICE,
    rpID: site.rpID,
    userID: new TextEncoder().encode(staff.id),
    userName: signIn,
    userDisplayName: staff.name,
    attestationType: 'none',
    excludeCredentials: await listPasskeys(house.db, staff.id),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const owner = { purpose: 'register', staffId: staff.id } as const
  await keepChallenge(house.db, options.challenge, owner, house.clock.now())
  return options
}

export interface MadePasskey {
  readonly name: string
  readonly response: RegistrationResponseJSON
}

/** Keeps the public key; false where the answer does not fit what was asked. */
export async function registerPasskey(
  house: House,
  site: PasskeySite,
  staff: StaffActor,
  { name, response }: MadePasskey,
): Promise<boolean> {
  const { db, clock } = house
  const at = clock.now()
  const owner = { purpose: 'register', staffId: staff.id } as const
  const checked = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge => takeChallenge(db, challenge, owner, at),
    expectedOrigin: site.origin,
    expectedRPID: site.rpID,
    requireUserVerification: true,
  }).catch(() => null)
  if (!checked?.verified) return false
  const { id, publicKey, counter, transports = [] } = checked.registrationInfo.credential
  await inTransaction(db, async tx => {
    const key = { id, name: cutText(name, 60), publicKey: Buffer.from(publicKey), counter, transports }
    await insertPasskey(tx, staff.id, key, at)
    const object = { kind: 'staff', id: staff.id } as const
    await recordAudit(tx, { actor: staff, act: 'staff.passkey-added', object, at })
  })
  return true
}
