import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseHouse } from '../../cases/testing/case-house.ts'
import { hireStaff } from '../testing/staff.ts'
import { changePassword } from './change-password.ts'
import { isLeaked } from './leaked-passwords.ts'

const folder = mkdtempSync(join(tmpdir(), 'schalter-leaked-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'list')
const sum = (password: string) => createHash('sha1').update(password).digest('hex').toUpperCase()

test('every password of a list is found, and no other, however its lines are written', async () => {
  const passwords = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 60 })
  const style = fc.constantFrom(
    (hash: string) => `${hash}\n`,
    (hash: string, n: number) => `${hash}:${n}\r\n`,
    (hash: string, n: number) => `${hash.toLowerCase()}:${10 ** (n % 12)}\n`,
  )
  await fc.assert(
    fc.asyncProperty(passwords, passwords, style, fc.boolean(), async (listed, others, write, cut) => {
      const normal = listed.map(one => one.normalize('NFC'))
      const text = normal.map(sum).sort().map(write).join('')
      writeFileSync(file, cut ? text.trimEnd() : text)
      for (const one of listed) expect([one, await isLeaked(file, one)]).toEqual([one, true])
      for (const one of others)
        expect([one, await isLeaked(file, one)]).toEqual([one, normal.includes(one.normalize('NFC'))])
    }),
    { numRuns: 40 },
  )
})

let house: CaseHouse
beforeAll(async () => {
  house = await CaseHouse.build()
})

test('a stolen password is not taken as a new one where the operator has such a list', async () => {
  const staff = await hireStaff(house)
  const stolen = 'Kupfer Nebel Radweg Quitte'
  writeFileSync(file, [sum('x'), sum(stolen), sum('y')].sort().join('\n'))
  const choose = (password: string, leakedPasswords: string | null) => {
    const config = { ...house.house.config, leakedPasswords }
    const typed = { password, repeat: password }
    return house.tx(tx => changePassword(tx, { ...house.house, config }, staff, typed))
  }
  expect(await choose(stolen, file)).toBe('leaked')
  expect(await choose('Radweg Quitte Kupfer Nebel', file)).toBeNull()
  await expect(choose('noch ein anderes Passwort hier', join(folder, 'missing'))).rejects.toThrow('ENOENT')
  expect(await choose(stolen, null)).toBeNull()
})
