import { State, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatTime } from '../../foundation/language/index.ts'
import { startOf } from '../steps.ts'
import { CounterActs } from './counter-acts.tsx'
import type { CounterPageProps } from './counter-page.tsx'
import { counterMessages } from './messages.ts'
import type { Ticket } from './tickets.ts'
import { minutesSince, Who } from './who.tsx'

/** Longer is worth a sign. */
const LONG_MINUTES = 20

/** Everybody who waits, in turn, and below them who was put aside. */
export function QueueTable(props: CounterPageProps) {
  const { waiting, parked } = props.state
  const t = useWords(counterMessages)
  const { columns } = t
  const without = waiting.filter(ticket => !ticket.appointmentId).length
  return (
    <section aria-labelledby="reihe">
      <h2 id="reihe">{t.queue(waiting.length, without)}</h2>
      {waiting.length + parked.length > 0 ? (
        <WideTable label={t.queue(waiting.length, without)}>
          <table class="list">
            <thead>
              <tr>
                <th scope="col">{columns.number}</th>
                <th scope="col">{columns.due}</th>
                <th scope="col">{columns.matter}</th>
                <th scope="col">{columns.waits}</th>
                <th scope="col">{columns.note}</th>
              </tr>
            </thead>
            <tbody>
              {waiting.map(ticket => (
                <Line key={ticket.id} ticket={ticket} {...props} />
              ))}
              {parked.map(ticket => (
                <Line key={ticket.id} ticket={ticket} {...props} />
              ))}
            </tbody>
          </table>
        </WideTable>
      ) : null}
    </section>
  )
}

function Line(props: CounterPageProps & { ticket: Ticket }) {
  const { ticket, state, now } = props
  const t = useWords(counterMessages)
  const language = useLanguage()
  const person = ticket.appointmentId ? state.people.get(ticket.appointmentId) : undefined
  const minutes = minutesSince(ticket.drawnAt, now)
  return (
    <tr>
      <th scope="row" class="nowrap">
        {ticket.number}
      </th>
      <td>{person ? formatTime(startOf(ticket.day, person.step).toInstant(), language) : t.without}</td>
      <td>
        <Who {...props} />
      </td>
      <td class="nowrap">
        {minutes >= LONG_MINUTES ? <State tone="warn">{t.waits(minutes)}</State> : t.waits(minutes)}
      </td>
      <td>
        {ticket.priority ? t.priority : null}
        {ticket.state === 'parked' ? (
          <>
            {t.parked} <CounterActs {...props} acts={['resume', 'missed']} />
          </>
        ) : null}
      </td>
    </tr>
  )
}
