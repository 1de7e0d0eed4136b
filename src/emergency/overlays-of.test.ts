import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { overlaysOf, type SwitchedOn } from './overlays-of.ts'
import { PlanDefinition } from './plan.ts'

const reason = { de: 'Zu.', en: 'Shut.' }
const { actions } = PlanDefinition.parse({
  id: 'probe',
  scenario: 'custom',
  name: reason,
  subject: reason,
  reviewAfterHours: 24,
  actions: [
    { kind: 'stop-bookings', scope: { kind: 'city' }, urgent: true },
    {
      kind: 'set-channel',
      scope: { kind: 'office', id: 'altona' },
      channel: 'onsite',
      state: 'closed',
      reason,
    },
    {
      kind: 'set-channel',
      scope: { kind: 'unit', id: 'altona/urkunden' },
      service: 'geburtsurkunde',
      step: 'apply',
      channel: 'onsite',
      state: 'open',
      condition: 'urgent-by-appointment',
      reason,
    },
  ],
})
const from = Temporal.Instant.from('2026-11-03T06:00:00Z')
const on: SwitchedOn = {
  activation: '7c3a0f6e-0000-4000-8000-000000000001',
  from,
  until: null,
  by: 'Uta Amt',
  at: from.subtract({ hours: 9 }),
}

test('each way that is opened or shut is an overlay of the activation, and nothing else is one', () => {
  const [shut, urgent, ...others] = overlaysOf({ actions }, on)
  expect(others).toEqual([])
  expect(shut).toMatchObject({
    place: { kind: 'office', id: 'altona' },
    service: null,
    step: null,
    channel: 'onsite',
    state: 'closed',
    condition: null,
    from,
    until: null,
    activation: on.activation,
    createdBy: 'Uta Amt',
    createdAt: on.at,
  })
  expect(urgent).toMatchObject({
    service: 'geburtsurkunde',
    step: 'apply',
    condition: 'urgent-by-appointment',
  })
})

test('once more they are the same, of another activation others', () => {
  const idsOf = (switched: SwitchedOn, of = actions) =>
    overlaysOf({ actions: of }, switched).map(({ id }) => id)
  const ids = idsOf(on)
  expect(new Set(ids).size).toBe(2)
  expect(idsOf({ ...on, at: from })).toEqual(ids)
  const another = idsOf({ ...on, activation: '7c3a0f6e-0000-4000-8000-000000000002' })
  expect(another.filter(id => ids.includes(id))).toEqual([])
})

test('what is shut is shut for everybody, whatever the plan says of urgent cases', () => {
  const [shut] = actions.slice(1)
  const odd = [{ ...shut, condition: 'urgent-by-appointment' }] as typeof actions
  expect(overlaysOf({ actions: odd }, on)[0]).toMatchObject({ state: 'closed', condition: null })
})
