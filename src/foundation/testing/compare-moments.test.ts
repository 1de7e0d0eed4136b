import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'

const day = Temporal.PlainDate.from
const [monday, tuesday] = [day('2026-11-23'), day('2026-11-24')]

test('days are compared wherever they stand', () => {
  expect(monday).toEqual(day('2026-11-23'))
  expect({ on: monday, n: 1 }).toMatchObject({ on: day('2026-11-23') })
  expect({ on: monday, n: 1 }).not.toMatchObject({ on: tuesday })
  expect([monday]).not.toContainEqual(tuesday)
  expect({ on: monday }).not.toMatchObject({ on: monday.toPlainDateTime() })
  expect({ on: monday }).not.toMatchObject({ on: {} })
  expect({ on: {} }).not.toMatchObject({ on: monday })
  expect({ on: monday }).toMatchObject({ on: expect.anything() })
})
