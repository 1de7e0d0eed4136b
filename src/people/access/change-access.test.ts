import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { CaseHouse } from '../../cases/testing/case-house.ts'
import { endSessionsOf } from '../sessions/own-sessions.ts'
import { beginSession, findSession } from '../sessions/session.ts'
import { hireStaff } from '../testing/staff.ts'
import { addStaff, endAllSessions, giveStartPassword, resetFactor, setActive } from './change-access.ts'

let house: CaseHouse
beforeAll(async () => {
  house = await CaseHouse.build()
})
const change = () => ({ actor: { kind: 'system', name: 'operator' } as const, clock: house.clock })
const newcomer = { signIn: 'neu', name: 'Neu', roles: ['editor'], teams: [] } as const

async function actsAbout(id: string): Promise<string[]> {
  const { rows } = await sql<{ act: string }>`SELECT act FROM foundation.audit
    WHERE object_id = ${id} ORDER BY id`.execute(house.db)
  return rows.map(({ act }) => act)
}

test('somebody is added once, with a start password of a hundred bits', async () => {
  const password = await house.tx(tx => addStaff(tx, change(), newcomer))
  expect(password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
  expect(await house.tx(tx => addStaff(tx, change(), newcomer))).toBeUndefined()
  const { rows } = await sql<{ id: string; demo: boolean }>`SELECT id, demo FROM people.staff
    WHERE sign_in = 'neu'`.execute(house.db)
  expect(rows).toMatchObject([{ demo: false }])
  expect(await actsAbout(rows[0]!.id)).toEqual(['staff.added', 'staff.start-password-given'])
})

test.each([
  ['signing out', (id: string) => house.tx(tx => endAllSessions(tx, change(), id)), 'staff.sessions-ended'],
  [
    'a start password',
    (id: string) => house.tx(tx => giveStartPassword(tx, change(), id)),
    'staff.start-password-given',
  ],
  [
    'closing the access',
    (id: string) => house.tx(tx => setActive(tx, change(), id, false)),
    'staff.disabled',
  ],
  ['a reset', (id: string) => house.tx(tx => resetFactor(tx, change(), id)), 'staff.second-factor-reset'],
] as const)(
  '%s ends every session of the person, of nobody else, and is in the audit trail',
  async (_, act, line) => {
    const [staff, other] = [await hireStaff(house), await hireStaff(house)]
    const begin = (id: string) => house.tx(tx => beginSession(tx, id, house.clock.now()))
    const tokens = [await begin(staff.id), await begin(staff.id), await begin(other.id)]
    await act(staff.id)
    const found = await Promise.all(tokens.map(token => findSession(house.db, token, house.clock.now())))
    expect(found.map(one => one?.id)).toEqual([undefined, undefined, other.id])
    expect(await actsAbout(staff.id)).toContain(line)
    expect(await house.tx(tx => endSessionsOf(tx, staff.id))).toBe(0)
  },
)
