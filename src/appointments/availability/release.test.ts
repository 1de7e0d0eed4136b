import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { BERLIN } from '../../foundation/language/index.ts'
import { STEPS } from '../steps.ts'
import {
  ALL_STARTS,
  HORIZON_DAYS,
  nextRelease,
  RELEASE,
  releasedStarts,
  releaseOf,
  releaseTimes,
} from './release.ts'

const today = Temporal.PlainDate.from('2026-11-27')
const farthest = today.add({ days: HORIZON_DAYS })
const at = (time: string, day = today) =>
  day.toZonedDateTime({ timeZone: BERLIN, plainTime: Temporal.PlainTime.from(time) }).toInstant()
const count = (mask: string) => mask.split('1').length - 1

it('gives nothing of the farthest day at midnight, a quarter at seven, and all of it an hour and a half later', () => {
  const counts = ['00:00', '06:59', '07:00', '07:29', '07:30', '08:00', '08:29', '08:30', '23:59'].map(time =>
    count(releasedStarts(farthest, at(time))),
  )
  expect(counts).toEqual([0, 0, 12, 12, 24, 36, 36, 48, 48])
})

it('gives every nearer day in full, whatever the hour', () => {
  expect(releasedStarts(farthest.subtract({ days: 1 }), at('00:00'))).toBe(ALL_STARTS)
  expect(releasedStarts(today, at('12:00'))).toBe(ALL_STARTS)
})

it('gives some of every hour with each portion, and not always at the same minute', () => {
  const first = releasedStarts(farthest, at('07:00'))
  const hours = Array.from({ length: STEPS / 4 }, (_, hour) => first.slice(hour * 4, hour * 4 + 4))
  expect(hours.map(count)).toEqual(hours.map(() => 1))
  expect(new Set(hours).size).toBe(4)
})

it('knows when more comes', () => {
  const next = (time: string) => nextRelease(farthest, at(time))
  expect(['00:00', '07:00', '08:29'].map(next)).toEqual([at('07:00'), at('07:30'), at('08:30')])
  expect(next('08:30')).toBeNull()
  expect(nextRelease(today, at('00:00'))).toBeNull()
})

it('says the same moment that the starts come with, also when the clock changes, and takes none back', () => {
  const anyDay = fc.integer({ min: 0, max: 800 }).map(days => today.add({ days }))
  fc.assert(
    fc.property(anyDay, fc.nat(STEPS - 1), fc.integer({ min: -3, max: 3 }), (day, step, minutes) => {
      const released = releaseOf(day, step)
      const now = released.add({ minutes })
      expect(releasedStarts(day, now)[step]).toBe(minutes >= 0 ? '1' : '0')
      const local = released.toZonedDateTimeISO(BERLIN)
      expect(local.toPlainDate().until(day).days).toBe(HORIZON_DAYS)
      expect(releaseTimes().some(time => time.equals(local.toPlainTime()))).toBe(true)
    }),
  )
  expect(releaseTimes()).toHaveLength(RELEASE.portions)
})
