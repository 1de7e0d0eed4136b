import { beforeAll, beforeEach, expect, test } from 'vitest'
import { CaseHouse } from '../../cases/testing/case-house.ts'
import { SoftPasskey } from '../testing/soft-passkey.ts'
import { hireStaff, type TestStaff } from '../testing/staff.ts'
import { passkeySite } from './passkey-site.ts'
import { listPasskeys } from './queries.ts'
import { offerPasskey, registerPasskey } from './register-passkey.ts'
import { askForPasskey, usePasskey } from './use-passkey.ts'

const site = passkeySite('https://amt.example')!
let house: CaseHouse
let staff: TestStaff
beforeAll(async () => {
  house = await CaseHouse.build()
})
beforeEach(async () => {
  staff = await hireStaff(house)
})

const offered = async (to: TestStaff) => ({
  ...site,
  challenge: (await offerPasskey(house.house, site, to, to.signIn)).challenge,
})
const register = (by: TestStaff, response: ReturnType<SoftPasskey['register']>) =>
  registerPasskey(house.house, site, by, { name: 'Probe', response })

test('a passkey is kept once for a challenge, and opens the door to its owner', async () => {
  const [key, challenge] = [new SoftPasskey(), await offered(staff)]
  expect(await register(staff, key.register(challenge))).toBe(true)
  expect(await register(staff, new SoftPasskey().register(challenge))).toBe(false)
  expect((await listPasskeys(house.db, staff.id)).map(({ id }) => id)).toEqual([key.id])
  const asked = { ...site, challenge: (await askForPasskey(house.house, site)).challenge }
  expect((await usePasskey(house.house, site, key.use(asked)))?.id).toBe(staff.id)
})

test.each([
  ['another origin', { origin: 'https://evil.test' }],
  ['another domain', { rpID: 'evil.test' }],
  ['a device that has not recognised its owner', { verified: false }],
] as const)('one from %s is not kept', async (_, wrong) => {
  expect(await register(staff, new SoftPasskey().register({ ...(await offered(staff)), ...wrong }))).toBe(
    false,
  )
  expect(await listPasskeys(house.db, staff.id)).toEqual([])
})

test('one for the challenge of somebody else, of the sign-in, or of six minutes ago is not kept', async () => {
  const other = await hireStaff(house)
  const signIn = { ...site, challenge: (await askForPasskey(house.house, site)).challenge }
  expect(await register(staff, new SoftPasskey().register(await offered(other)))).toBe(false)
  expect(await register(staff, new SoftPasskey().register(signIn))).toBe(false)
  const old = await offered(staff)
  house.clock.advance({ minutes: 6 })
  expect(await register(staff, new SoftPasskey().register(old))).toBe(false)
  expect(await listPasskeys(house.db, staff.id)).toEqual([])
})
