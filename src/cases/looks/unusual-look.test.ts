import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { unusualLook } from './unusual-look.ts'

const now = Temporal.Instant.from('2026-11-03T08:52:00Z')
const daysAgo = (days: number) => now.subtract({ hours: 24 * days })
const staff = { id: 'ahrens', name: 'Jule Ahrens' }
const person = { familyName: 'Petersen', givenNames: 'Jonas', birthDate: null }
const running = { applicant: person, assignedTo: null, decidedAt: null, closedAt: null }
const blocked = [{ disclosureBlockUntil: Temporal.PlainDate.from('2026-11-03') }]

test.each([
  ['a running case', running, [], []],
  ['one decided 30 days ago', { ...running, decidedAt: daysAgo(30) }, [], []],
  ['one decided before', { ...running, decidedAt: daysAgo(31) }, [], ['finished-long-ago']],
  [
    'one decided long ago and closed lately',
    { ...running, decidedAt: daysAgo(90), closedAt: daysAgo(2) },
    [],
    [],
  ],
  ['one of the own from long ago', { ...running, decidedAt: daysAgo(90), assignedTo: 'ahrens' }, [], []],
  [
    'one of a colleague from long ago',
    { ...running, decidedAt: daysAgo(90), assignedTo: 'demir' },
    [],
    ['finished-long-ago'],
  ],
  ['the own name', { ...running, applicant: { ...person, familyName: 'AHRENS' } }, [], ['same-name']],
  [
    'the own name, taken',
    { ...running, assignedTo: 'ahrens', applicant: { ...person, familyName: 'Ahrens' } },
    [],
    ['same-name'],
  ],
  ['a person with a disclosure block on its last day', running, blocked, ['protected']],
  ['a block that has ended', running, [{ disclosureBlockUntil: Temporal.PlainDate.from('2026-11-02') }], []],
  ['a block in a case that one has taken', { ...running, assignedTo: 'ahrens' }, blocked, []],
] as const)('%s', (_, record, people, signs) => {
  expect(unusualLook(record, staff, people, now)).toEqual(signs)
})

test.each([
  ['Ahrens', ['same-name']],
  ['  Jule  Maria   Ahrens ', ['same-name']],
  ['Ahrens Petersen', []],
  ['', []],
])('somebody called %j is called by the last name', (name, signs) => {
  const record = { ...running, applicant: { ...person, familyName: 'Ahrens' } }
  expect(unusualLook(record, { ...staff, name }, [], now)).toEqual(signs)
})
