import { beforeAll, beforeEach, expect, test } from 'vitest'
import { CaseHouse } from '../../cases/testing/case-house.ts'
import { setActive } from '../access/change-access.ts'
import { SoftPasskey } from '../testing/soft-passkey.ts'
import { hireStaff, type TestStaff } from '../testing/staff.ts'
import { passkeySite } from './passkey-site.ts'
import { insertPasskey } from './queries.ts'
import { offerPasskey } from './register-passkey.ts'
import { askForPasskey, usePasskey } from './use-passkey.ts'

const site = passkeySite('https://amt.example')!
let house: CaseHouse
let staff: TestStaff
let key: SoftPasskey
beforeAll(async () => {
  house = await CaseHouse.build()
})
beforeEach(async () => {
  staff = await hireStaff(house)
  key = await passkeyOf(staff)
})

async function passkeyOf({ id }: TestStaff): Promise<SoftPasskey> {
  const made = new SoftPasskey()
  const kept = { id: made.id, name: 'Probe', publicKey: made.publicKey, counter: 0, transports: [] }
  await house.tx(tx => insertPasskey(tx, id, kept, house.clock.now()))
  return made
}
const asked = async () => ({ ...site, challenge: (await askForPasskey(house.house, site)).challenge })
const use = (response: Parameters<typeof usePasskey>[2]) => usePasskey(house.house, site, response)

test('a right answer says who comes', async () => {
  expect((await use(key.use(await asked())))?.id).toBe(staff.id)
})

test('a challenge is good for one answer', async () => {
  const challenge = await asked()
  expect(await use(key.use(challenge))).not.toBeNull()
  expect(await use(key.use(challenge))).toBeNull()
})

test('the same answer sent again is refused, and so is one to a challenge that we never gave', async () => {
  const answer = key.use(await asked())
  expect(await use(answer)).not.toBeNull()
  expect(await use(answer)).toBeNull()
  expect(await use(key.use({ ...site, challenge: 'A'.repeat(43) }))).toBeNull()
})

test('one answer sent eight times at once lets in once', async () => {
  const answer = key.use(await asked())
  const answers = await Promise.all(Array.from({ length: 8 }, () => use(answer)))
  expect(answers.filter(Boolean)).toHaveLength(1)
})

test('a challenge that was given to make a passkey opens nothing', async () => {
  const { challenge } = await offerPasskey(house.house, site, staff, staff.signIn)
  expect(await use(key.use({ ...site, challenge }))).toBeNull()
})

test('a challenge ends after five minutes', async () => {
  const [soon, late] = [await asked(), await asked()]
  house.clock.advance({ minutes: 4, seconds: 59 })
  expect(await use(key.use(soon))).not.toBeNull()
  house.clock.advance({ seconds: 1 })
  expect(await use(key.use(late))).toBeNull()
})

test.each([
  ['another origin', { origin: 'https://amt.example.evil.test' }],
  ['another origin with the same domain', { origin: 'http://amt.example' }],
  ['another domain', { rpID: 'evil.test' }],
  ['a device that has not recognised its owner', { verified: false }],
] as const)('an answer from %s is refused', async (_, wrong) => {
  expect(await use(key.use({ ...(await asked()), ...wrong }))).toBeNull()
})

test('an answer in the name of the passkey of somebody else is refused', async () => {
  const other = await passkeyOf(await hireStaff(house))
  const answer = key.use(await asked())
  expect(await use({ ...answer, id: other.id, rawId: other.id })).toBeNull()
})

test('a passkey that counts backwards is a copy', async () => {
  const early = key.use(await asked())
  expect(await use(key.use(await asked()))).not.toBeNull()
  expect(await use(early)).toBeNull()
})

test('an unknown passkey, and one of somebody who has left, open nothing', async () => {
  expect(await use(new SoftPasskey().use(await asked()))).toBeNull()
  const change = { actor: { kind: 'system', name: 'operator' }, clock: house.clock } as const
  await house.tx(tx => setActive(tx, change, staff.id, false))
  expect(await use(key.use(await asked()))).toBeNull()
})
