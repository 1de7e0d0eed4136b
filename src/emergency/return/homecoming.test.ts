import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { berlinDay } from '../../foundation/language/index.ts'
import { missingIn, publicBefore, type StageToPlan } from './homecoming.ts'

const today = Temporal.PlainDate.from('2026-11-30')
const morning = Temporal.Instant.from('2026-11-30T06:00:00Z')
const stage = (number: number, offices: string[], hours = 0): StageToPlan => ({
  number,
  offices,
  startsAt: morning.add({ hours }),
  portionDays: null,
})
const ended = (action: number) => ({ action, decision: 'ended', until: null, reason: 'Demo' }) as const

describe('what is missing before somebody is asked to release a return', () => {
  const whole = { decisions: [ended(1), ended(4)], stages: [stage(1, ['altona']), stage(2, ['harburg'], 24)] }
  type Part = Partial<Parameters<typeof missingIn>[0]>
  const ask = (part: Part) => missingIn({ ...whole, ...part }, [1, 4], ['altona', 'harburg'], today)

  test('nothing, where every way is decided and every office has its stage', () =>
    expect(ask({})).toEqual([]))

  test.each([
    ['a way nobody decided', { decisions: [ended(4)] }, [{ kind: 'way', action: 1 }]],
    [
      'an end that has passed',
      { decisions: [ended(1), { ...ended(4), decision: 'extended', until: today }] },
      [{ kind: 'extended-past', action: 4 }],
    ],
    ['an office in no stage', { stages: [stage(1, ['altona'])] }, [{ kind: 'office', office: 'harburg' }]],
    [
      'a stage of nobody',
      { stages: [...whole.stages, stage(3, [], 30)] },
      [{ kind: 'empty-stage', number: 3 }],
    ],
    [
      'a stage before the one before it',
      { stages: [stage(1, ['altona'], 24), stage(2, ['harburg'])] },
      [{ kind: 'stage-order', number: 2 }],
    ],
  ] as const)('%s', (_, part, missing) => expect(ask(part)).toEqual(missing))
})

describe('portion by portion', () => {
  const since = (days: number, portionDays: number | null) =>
    publicBefore({ openedAt: morning, portionDays }, morning.add({ hours: 24 * days }), 60)

  test('seven days on the first day, fourteen on the next, and all as soon as they reach the horizon', () => {
    expect(String(since(0, 7))).toBe('2026-12-07')
    expect(String(since(1, 7))).toBe('2026-12-14')
    expect(since(8, 7)).toBeNull()
    expect(since(0, null)).toBeNull()
  })

  test('never takes back what was everybody’s, whenever it is asked', () => {
    const minutes = fc.nat(60 * 24 * 80)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), minutes, minutes, (portionDays, a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)].map(one =>
          publicBefore({ openedAt: morning, portionDays }, morning.add({ minutes: one }), 60),
        )
        if (second === null) return
        expect(first).not.toBeNull()
        expect(Temporal.PlainDate.compare(first!, second!)).toBeLessThanOrEqual(0)
        expect(Temporal.PlainDate.compare(first!, berlinDay(morning))).toBeGreaterThan(0)
      }),
    )
  })
})
