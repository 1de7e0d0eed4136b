import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { buildPerson } from '../testing/build-case.ts'
import { REGISTER_WARNING, registerWarning } from './register-warning.ts'

const today = Temporal.PlainDate.from('2026-11-03')
const blockedUntil = (day: string) => buildPerson({ disclosureBlockUntil: Temporal.PlainDate.from(day) })

test('the register has nothing to say against most people', () => {
  expect(registerWarning(buildPerson(), today)).toBeNull()
})

test('who has died gets no certificate, and nobody can clear that up', () => {
  const dead = buildPerson({ diedOn: today })
  expect(registerWarning(dead, today, [REGISTER_WARNING])).toEqual({
    sentence: {
      de: 'Die Person ist laut Register verstorben.',
      en: 'According to the register the person has died.',
    },
    clearable: false,
  })
})

test.each([
  ['before its last day', '2026-11-04', true],
  ['on its last day', '2026-11-03', true],
  ['afterwards no more', '2026-11-02', false],
])('a disclosure block (§ 51 BMG) warns %s', (_, until, warns) => {
  const warning = registerWarning(blockedUntil(until), today)
  expect(warning?.clearable).toBe(warns ? true : undefined)
  if (warns) {
    expect(warning?.sentence.de).toContain('§ 51 BMG')
    expect(warning?.sentence.en).toContain('§ 51 BMG')
  }
})

test('a block warns until somebody has looked into it, and no other field clears it', () => {
  expect(registerWarning(blockedUntil('2027-01-01'), today, [REGISTER_WARNING])).toBeNull()
  expect(registerWarning(blockedUntil('2027-01-01'), today, ['familyName'])).not.toBeNull()
})
