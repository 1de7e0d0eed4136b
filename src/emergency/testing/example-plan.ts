import { type PlanAction, PlanDefinition } from '../plan.ts'

const altona = { kind: 'office', id: 'altona' } as const

/** One customer centre is closed; whoever is booked is called, or comes later. */
export function examplePlan(overrides: Partial<PlanDefinition> = {}): PlanDefinition {
  return PlanDefinition.parse({
    id: 'altona-schliessen',
    scenario: 'building-unusable',
    name: { de: 'Altona schließen', en: 'Closing Altona' },
    subject: { de: 'Kundenzentrum Altona', en: 'Altona customer centre' },
    reviewAfterHours: 24,
    actions: exampleActions(altona),
    ...overrides,
  })
}

export function exampleActions(scope: PlanAction['scope']): PlanAction[] {
  const reason = { de: 'Das Haus ist zu.', en: 'The building is shut.' }
  return [
    {
      kind: 'set-channel',
      scope,
      service: null,
      step: null,
      channel: 'onsite',
      state: 'closed',
      condition: null,
      reason,
    },
    { kind: 'stop-bookings', scope, urgent: false },
    { kind: 'move-bookings', scope, ways: ['phone', 'later'], answerHours: 24 },
    { kind: 'notice', where: 'door', scope, text: reason },
  ]
}
