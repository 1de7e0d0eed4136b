import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Loop, repeat } from './repeat.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const errors: string[] = []
beforeEach(() => void errors.splice(0))

function start(work: () => Promise<unknown>): Loop {
  return repeat({
    name: 'mail',
    everyMs: 500,
    work,
    onError: (name, error) => errors.push(`${name}: ${(error as Error).message}`),
  })
}

test('works off all that waits at once, then looks again after the pause', async () => {
  let waiting = 3
  const work = vi.fn(async () => waiting-- > 0)
  const loop = start(work)
  await vi.advanceTimersByTimeAsync(0)
  expect(work).toHaveBeenCalledTimes(4)
  await vi.advanceTimersByTimeAsync(499)
  expect(work).toHaveBeenCalledTimes(4)
  await vi.advanceTimersByTimeAsync(1)
  expect(work).toHaveBeenCalledTimes(5)
  await loop.stop()
})

test('pauses longer after each error, half a minute at most, and as before once it works again', async () => {
  const times: number[] = []
  let broken = true
  const began = Date.now()
  const loop = start(async () => {
    times.push(Date.now() - began)
    if (broken) throw new Error('no answer')
  })
  await vi.advanceTimersByTimeAsync(120_000)
  const pauses = times.slice(1).map((time, at) => time - times[at]!)
  expect(pauses.slice(0, 8)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
  expect(errors[0]).toBe('mail: no answer')
  broken = false
  await vi.advanceTimersByTimeAsync(30_000)
  const before = times.length
  await vi.advanceTimersByTimeAsync(1000)
  expect(times.length - before).toBe(2)
  await loop.stop()
})

test('stops from its pause at once, and does nothing any more', async () => {
  const work = vi.fn(async () => false)
  const loop = start(work)
  await vi.advanceTimersByTimeAsync(0)
  await loop.stop()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(work).toHaveBeenCalledTimes(1)
})

test.each([
  ['that ends well', () => false],
  [
    'that fails',
    () => {
      throw new Error('no answer')
    },
  ],
])('told to stop during work %s: finishes it, and does not pause after it', async (_, end) => {
  let finish: () => void = () => {}
  const loop = start(async () => {
    await new Promise<void>(resolve => {
      finish = resolve
    })
    return end()
  })
  let stopped = false
  const stopping = loop.stop().then(() => {
    stopped = true
  })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(stopped).toBe(false)
  finish()
  await vi.advanceTimersByTimeAsync(0)
  expect(stopped).toBe(true)
  await stopping
})
