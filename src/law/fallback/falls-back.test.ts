import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { buildDerogation, buildRequirement } from '../testing/build-law.ts'
import { dayBefore, fallsBack } from './falls-back.ts'

const day = Temporal.PlainDate.from
const requirement = buildRequirement({ closes: ['phone', 'post'] })

test('on the day after its last one what rested on a derogation is shut', () => {
  const law = { requirements: [requirement], derogations: [buildDerogation()] }
  expect(fallsBack(law, day('2026-11-23'), day('2026-12-01'))).toEqual([
    {
      service: 'personalausweis',
      step: 'apply',
      district: null,
      channels: ['phone', 'post'],
      becomes: 'shut',
      norms: ['pauswg-9-1-6'],
      derogations: ['circular'],
    },
  ])
  expect(fallsBack(law, day('2026-11-23'), day('2026-11-30'))).toEqual([])
})

test('what holds in one district is told for it alone', () => {
  const territory = { kind: 'districts' as const, districts: ['altona'] }
  const law = { requirements: [requirement], derogations: [buildDerogation({ territory })] }
  expect(fallsBack(law, day('2026-11-23'), day('2026-12-01'))).toMatchObject([{ district: 'altona' }])
})

test('a norm that ends opens, with no derogation as its ground', () => {
  const ending = { ...requirement, validUntil: day('2024-10-31') }
  expect(
    fallsBack({ requirements: [ending], derogations: [] }, day('2024-10-31'), day('2024-11-01')),
  ).toMatchObject([
    { becomes: 'open', channels: ['phone', 'post'], norms: ['pauswg-9-1-6'], derogations: [] },
  ])
})

test('a relief nobody knows the territory of falls back nowhere', () => {
  const law = { requirements: [requirement], derogations: [buildDerogation({ covers: 'unknown' })] }
  expect(fallsBack(law, day('2026-11-23'), day('2026-12-01'))).toEqual([])
})

test('a day is compared with that of the knowledge, an earlier one with its eve', () => {
  expect(String(dayBefore(day('2026-12-24'), day('2026-11-23')))).toBe('2026-11-23')
  expect(String(dayBefore(day('2024-11-01'), day('2026-11-23')))).toBe('2024-10-31')
})
