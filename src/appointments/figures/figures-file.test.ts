import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import type { Spread, WeekOfService } from './figures.ts'
import { figuresFile } from './figures-file.ts'

const spread = (n: number) => ({ n, mean: 4, median: 4, p90: 9 }) as Spread
const week = (figures: Partial<WeekOfService>): WeekOfService => ({
  service: 'reisepass',
  bookings: null,
  lead: null,
  offers: null,
  noShows: null,
  wait: null,
  serving: null,
  ...figures,
})
function columns(figures: Partial<WeekOfService>): Record<string, string> {
  const monday = Temporal.PlainDate.from('2026-11-23')
  const [head, line] = figuresFile('altona', [{ monday, figures: [week(figures)] }]).split('\r\n')
  const values = line!.split(',')
  return Object.fromEntries(head!.split(',').map((name, n) => [name, values[n]!]))
}

it.each([
  [10, 8, ''],
  [8, 10, ''],
  [10, 6, ''],
  [10, 10, '10'],
  [15, 10, '10'],
])('of %i who waited and %i who were served no difference under five can be had', (waited, served, shown) => {
  expect(columns({ wait: spread(waited), serving: spread(served) })).toMatchObject({
    wait_n: String(waited),
    serving_n: shown,
  })
})

it('says how many appointments there were only where it says how many were missed', () => {
  expect(columns({ noShows: { n: 20, missed: 'few' } })).toMatchObject({ appointments_over: '', missed: '' })
  expect(columns({ noShows: { n: 20, missed: 5 } })).toMatchObject({ appointments_over: '20', missed: '5' })
})
