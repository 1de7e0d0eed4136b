/** Where a call for help stands. */
export const alarmStates = ['raised', 'going', 'over', 'taken-back'] as const
export type AlarmState = (typeof alarmStates)[number]

/** What can become of it. */
export const alarmActs = ['raise', 'go', 'end', 'take-back'] as const
export type AlarmAct = (typeof alarmActs)[number]

/**
 * From which states an act leads where. Whoever presses while somebody is on the way calls once more: it may have become
 * worse. What has ended stays ended, and the next press is a call of its own.
 */
export const alarmTable = {
  raise: { from: ['raised', 'going'], to: 'raised' },
  go: { from: ['raised'], to: 'going' },
  end: { from: ['raised', 'going'], to: 'over' },
  'take-back': { from: ['raised', 'going'], to: 'taken-back' },
} as const satisfies Record<AlarmAct, { readonly from: readonly AlarmState[]; readonly to: AlarmState }>

/** Null: not from there. */
export function stateAfter(state: AlarmState, act: AlarmAct): AlarmState | null {
  const { from, to } = alarmTable[act]
  return (from as readonly AlarmState[]).includes(state) ? to : null
}

/** Somebody still has to look after it. */
export function isOpen(state: AlarmState): boolean {
  return state === 'raised' || state === 'going'
}

/** Pressed again within so many seconds it is a double press, and nothing is written. */
export const DOUBLE_PRESS_SECONDS = 10
