import { describe, expect, it } from 'vitest'
import { demandOf, poolsFor } from './appointment.ts'
import { needsByService } from './testing/small-city.ts'

const of = (...args: [errands: [string, number][], ...rest: unknown[]]) => {
  const [errands, mode = 'onsite', wanted = []] = args
  return demandOf(
    errands.map(([id, persons]) => ({ id, persons })),
    needsByService,
    mode as never,
    wanted as never,
  )
}

describe('what an appointment takes', () => {
  it('is the time of all people and matters together, set up once, in quarters of an hour', () => {
    expect(of([['personalausweis', 1]])).toEqual({
      steps: 2,
      services: ['personalausweis'],
      kinds: ['biometrics', 'counter'],
      language: null,
      mode: 'onsite',
    })
    expect(of([['personalausweis', 4]])?.steps).toBe(6)
    expect(
      of([
        ['wohnsitz-anmelden', 1],
        ['personalausweis', 2],
      ])?.steps,
    ).toBe(4)
  })
  it('is more where somebody needs more time, a way without steps or an interpreter', () => {
    expect(of([['wohnsitz-anmelden', 2]], 'onsite', ['more-time'])?.steps).toBe(3)
    const farsi = of([['wohnsitz-anmelden', 1]], 'onsite', ['step-free', 'interpreter:fa'])!
    expect(farsi).toMatchObject({ kinds: ['counter', 'interpreter', 'step-free'], language: 'fa' })
    expect(poolsFor(farsi, 'altona')).toEqual(['altona/counter', 'altona/step-free', 'city/interpreter-fa'])
  })
  it('is no counter on the phone', () => {
    expect(of([['wohnsitz-anmelden', 1]], 'phone', ['step-free'])?.kinds).toEqual(['phone'])
  })
  it('is nothing where one of the matters cannot be done so, nobody comes, or it would take a day', () => {
    expect(of([['personalausweis', 1]], 'phone')).toBeNull()
    expect(of([['mondfahrt', 1]])).toBeNull()
    expect(of([])).toBeNull()
    expect(of([['personalausweis', 0]])).toBeNull()
    expect(of([['personalausweis', 9]])).toBeNull()
    expect(of(Array.from({ length: 6 }, () => ['personalausweis', 8]))).toBeNull()
  })
})
