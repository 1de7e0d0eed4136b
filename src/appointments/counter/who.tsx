import type { Temporal } from 'temporal-polyfill'
import { Name } from '../../foundation/html/index.ts'
import type { CounterPageProps } from './counter-page.tsx'
import type { Ticket } from './tickets.ts'

export function minutesSince(then: Temporal.Instant, now: Temporal.Instant): number {
  return Math.max(0, Math.floor(then.until(now).total('minutes')))
}

/** What for, and who, where the person is known. */
export function Who({ ticket, state, nameOf }: CounterPageProps & { ticket: Ticket }) {
  const person = ticket.appointmentId ? state.people.get(ticket.appointmentId) : undefined
  return (
    <>
      {ticket.services.map(({ id }) => nameOf(id)).join(', ')}
      {person ? (
        <>
          {' · '}
          <Name>{person.name}</Name>
        </>
      ) : null}
    </>
  )
}
