import { beforeAll, beforeEach, expect, test } from 'vitest'
import { CaseHouse } from '../cases/testing/case-house.ts'
import { systemClock } from '../foundation/clock.ts'
import { peopleCommands } from './commands.ts'
import { beginSession, findSession } from './sessions/session.ts'
import { hireStaff, type TestStaff } from './testing/staff.ts'
import { findTokenHolder } from './tokens/staff-token.ts'

const START = /Start password.*: (?:[a-z2-9]{5}-){3}[a-z2-9]{5}$/
let house: CaseHouse
let jule: TestStaff
beforeAll(async () => {
  house = await CaseHouse.build()
})
beforeEach(async () => {
  jule = await hireStaff(house)
})

/** What a command says. */
async function schalter(name: string, ...given: string[]): Promise<string> {
  const said: string[] = []
  const singleSignOn = { issuer: 'https://konto.example', clientId: 'schalter', clientSecret: 'x' }
  await peopleCommands
    .find(command => command.name === name)!
    .run({
      arguments: given,
      config: { ...house.house.config, singleSignOn },
      say: (line: string) => void said.push(line),
      database: async () => house.db,
    } as never)
  return said.join('\n')
}
const session = () => house.tx(tx => beginSession(tx, jule.id, systemClock.now()))
const isGood = async (token: string) => (await findSession(house.db, token, systemClock.now())) !== null

test('user add gives a start password once, and says what is wrong with anything else', async () => {
  const given = [
    'neumann',
    '--name',
    'Ida Neumann',
    '--roles',
    'caseworker,team-lead',
    '--teams',
    'melderecht',
  ]
  expect(await schalter('user add', ...given)).toMatch(START)
  expect(await schalter('user list')).toContain('neumann\tIda Neumann\tcaseworker, team-lead\tmelderecht')
  await expect(schalter('user add', ...given)).rejects.toThrow('already')
  await expect(schalter('user add', 'Ü', ...given.slice(1))).rejects.toThrow('SIGN-IN')
  await expect(schalter('user add', 'x1', '--name', 'X', '--roles', 'king')).rejects.toThrow('--roles')
  await expect(schalter('user add', 'x1', '--roles', 'editor')).rejects.toThrow('--name')
  const wrongTeam = ['x1', '--name', 'X', '--roles', 'editor', '--teams', 'nirgends']
  await expect(schalter('user add', ...wrongTeam)).rejects.toThrow('--teams')
})

test('user disable ends the session at once, and user enable opens the access again', async () => {
  const token = await session()
  expect(await isGood(token)).toBe(true)
  await schalter('user disable', jule.signIn)
  expect(await isGood(token)).toBe(false)
  expect(await isGood(await session())).toBe(false)
  await schalter('user enable', jule.signIn)
  expect(await isGood(await session())).toBe(true)
})

test.each(['user sign-out', 'user password', 'user reset-factor'])('%s ends every session', async name => {
  const tokens = [await session(), await session()]
  const said = await schalter(name, jule.signIn)
  if (name === 'user sign-out') expect(said).toBe('Sessions ended: 2.')
  else expect(said).toMatch(START)
  expect(await Promise.all(tokens.map(isGood))).toEqual([false, false])
})

test('user link links a subject to one person', async () => {
  const other = await hireStaff(house)
  expect(await schalter('user link', jule.signIn, 'subject-1')).toBe('Linked.')
  await expect(schalter('user link', other.signIn, 'subject-1')).rejects.toThrow('somebody else')
  await expect(schalter('user link', jule.signIn)).rejects.toThrow('sub')
})

test('a token is made, listed and revoked', async () => {
  const said = await schalter('user token create', jule.signIn, '--name', 'Auskunft', '--days', '3')
  const token = said.match(/schalter_[\w-]{22}$/)![0]
  const holder = () => findTokenHolder(house.db, token, systemClock.now())
  expect((await holder())?.id).toBe(jule.id)
  const listed = (await schalter('user token list')).split('\n').find(line => line.includes(jule.signIn))!
  expect(listed).toMatch(/Auskunft\tuntil .*\tused/)
  const id = listed.split('\t')[0]!
  await schalter('user token revoke', id)
  expect(await holder()).toBeFalsy()
  await expect(schalter('user token revoke', id)).rejects.toThrow('revoked before')
  await expect(schalter('user token revoke', 'x')).rejects.toThrow('ID')
  await expect(schalter('user token create', jule.signIn, '--days', '0')).rejects.toThrow('--days')
})

test('nobody is changed by mistake: an unknown name ends with a sentence', async () => {
  for (const name of ['disable', 'enable', 'sign-out', 'password', 'reset-factor', 'token create'])
    await expect(schalter(`user ${name}`, 'niemand')).rejects.toThrow('Nobody signs in here as "niemand".')
})
