import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type AlarmAct,
  type AlarmState,
  alarmActs,
  alarmStates,
  alarmTable,
  isOpen,
  stateAfter,
} from './alarm.ts'

it('from each state each act leads where it is written here, once more', () => {
  const table = Object.fromEntries(
    alarmStates.map(state => [
      state,
      Object.fromEntries(alarmActs.map(act => [act, stateAfter(state, act)])),
    ]),
  )
  expect(table).toEqual({
    raised: { raise: 'raised', go: 'going', end: 'over', 'take-back': 'taken-back' },
    going: { raise: 'raised', go: null, end: 'over', 'take-back': 'taken-back' },
    over: { raise: null, go: null, end: null, 'take-back': null },
    'taken-back': { raise: null, go: null, end: null, 'take-back': null },
  })
})

it('whatever is done, a call stays open until somebody ends it or takes it back, and then for good', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...alarmActs), { maxLength: 20 }), acts => {
      let state: AlarmState = 'raised'
      let ended = false
      for (const act of acts) {
        const next: AlarmState | null = stateAfter(state, act)
        if (ended) expect(next).toBeNull()
        if (!ended) expect(isOpen(state)).toBe(true)
        if (!next) continue
        state = next
        ended = act === 'end' || act === 'take-back'
        expect(isOpen(state)).toBe(!ended)
      }
    }),
  )
})

it('every open state can be ended, so that no call stays for ever', () => {
  for (const state of alarmStates.filter(isOpen))
    for (const act of ['end', 'take-back'] satisfies AlarmAct[]) expect(alarmTable[act].from).toContain(state)
})
