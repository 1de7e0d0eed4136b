import fc from 'fast-check'
import { expect, it } from 'vitest'
import { takeOverWays } from '../../appointments/index.ts'
import { standingOf } from './standing.ts'

const counts = fc.array(
  fc.record({
    office: fc.constant('altona'),
    kind: fc.constantFrom(...takeOverWays, 'again' as const),
    toldBy: fc.constantFrom('mail', 'sms', 'call'),
    state: fc.constantFrom(
      'told',
      'confirmed',
      'changed',
      'cancelled',
      'silent',
      'reached',
      'letter',
      'applied',
    ),
    count: fc.integer({ min: 1, max: 9 }),
  }),
)

it('everybody stands in one column of what becomes of them, and in one of how far they are', () => {
  fc.assert(
    fc.property(counts, some => {
      const { all, phone, video, online, otherOffice, later, settled, asked, toCall } = standingOf(some)
      expect(phone + video + online + otherOffice + later).toBe(all)
      expect(settled + asked + toCall).toBe(all)
    }),
  )
})

it('whoever was reached and would do it online is still asked, until it is done', () => {
  const one = { office: 'altona', kind: 'online', toldBy: 'call', count: 1 } as const
  expect(standingOf([{ ...one, state: 'reached' }])).toMatchObject({ asked: 1, settled: 0 })
  expect(standingOf([{ ...one, state: 'applied' }])).toMatchObject({ asked: 0, settled: 1 })
})
