import type { Temporal } from 'temporal-polyfill'
import { Link, Notice, State, useLanguage, useWords } from '../../foundation/html/index.ts'
import { berlinDay, formatInstant, formatTime } from '../../foundation/language/index.ts'
import type { Office } from '../../offices/index.ts'
import { AlarmPanel, CallForHelp } from '../alarm/alarm-panel.tsx'
import type { ShownAlarms } from '../alarm/shown-alarms.ts'
import { startOf } from '../steps.ts'
import { ArrivalForms, ExpectedList } from './arrival-forms.tsx'
import { CounterActs } from './counter-acts.tsx'
import type { CounterState } from './counter-state.ts'
import { counterMessages } from './messages.ts'
import { QueueTable } from './queue-table.tsx'
import { minutesSince, Who } from './who.tsx'

export interface CounterPageProps {
  readonly office: Office
  readonly counter: string
  readonly state: CounterState
  readonly alarms: ShownAlarms
  readonly now: Temporal.Instant
  nameOf(service: string): string
  bringFor(service: string): readonly string[]
  /** Services for which one may come without an appointment. */
  readonly walkIns: readonly string[]
  readonly others: readonly Office[]
  readonly failed: string | null
  readonly given: string | null
  readonly kiosk: string
  /** Number of this page: the same form twice gives one ticket. */
  readonly page: string
}

/** Big: who is here, who is next, for what. One key to call, one to finish; on the right who waits. */
export function CounterPage(props: CounterPageProps) {
  const { office, counter, state, alarms, failed, given, now } = props
  const t = useWords(counterMessages)
  const language = useLanguage()
  return (
    <div class="counter">
      <div class="counter__desk">
        <AlarmPanel office={office.id} counter={counter} alarms={alarms} />
        <div class="counter__head">
          <h1>
            {t.place(counter)} · {office.name[language]}
          </h1>
          <p class="muted">
            {formatInstant(now, language)} · <Link href="/amt/schalter">{t.otherPlace}</Link>
          </p>
          <CallForHelp office={office.id} counter={counter} alarms={alarms} />
        </div>
        {failed ? <Notice tone="warn" title={failed} /> : null}
        {given ? <Notice tone="good" title={given} /> : null}
        <Here {...props} />
        <Next {...props} />
        <OtherCounters {...props} />
        <p class="counter__screens">
          <Link href={`/aufruf/${office.id}`}>{t.hall}</Link> · <Link href={props.kiosk}>{t.kiosk}</Link> ·{' '}
          <Link href={`/amt/tagesblatt/${office.id}/${berlinDay(now)}`}>{t.sheet}</Link>
        </p>
      </div>
      <div class="counter__queue">
        <QueueTable {...props} />
        <details class="more">
          <summary>{t.why}</summary>
          <p>{t.whyText}</p>
        </details>
        <ArrivalForms {...props} />
        <ExpectedList {...props} expected={state.expected} />
      </div>
    </div>
  )
}

function Here(props: CounterPageProps) {
  const { state, counter, now } = props
  const t = useWords(counterMessages)
  const ticket = state.called.find(one => one.counter === counter)
  return (
    <section class="counter__here" aria-labelledby="jetzt">
      <h2 id="jetzt">{t.now}</h2>
      {ticket ? (
        <>
          <p class="counter__now">
            <strong>{ticket.number}</strong> <Who {...props} ticket={ticket} />{' '}
            <span class="muted">
              {t.since(minutesSince(ticket.calledAt!, now))}
              {ticket.calls > 1 ? `, ${t.calls(ticket.calls)}` : ''}
            </span>
          </p>
          <CounterActs ticket={ticket} acts={['finish', 'recall', 'park', 'missed', 'redirect']} {...props} />
        </>
      ) : (
        <p class="muted">{t.nobodyHere}</p>
      )}
    </section>
  )
}

function Next(props: CounterPageProps) {
  const { state, office, counter, bringFor } = props
  const t = useWords(counterMessages)
  const language = useLanguage()
  const [ticket] = state.waiting
  if (!ticket) return <p class="counter__none">{t.nobodyWaits}</p>
  const person = ticket.appointmentId ? state.people.get(ticket.appointmentId) : undefined
  const brings = [...new Set(ticket.services.flatMap(({ id }) => bringFor(id)))]
  return (
    <section class="counter__next" aria-labelledby="naechste">
      <h2 id="naechste">{t.nextUp}</h2>
      <p class="counter__number">{ticket.number}</p>
      <p class="counter__who">
        <Who {...props} ticket={ticket} />
      </p>
      <p class="muted">
        {person
          ? t.appointmentAt(formatTime(startOf(ticket.day, person.step).toInstant(), language))
          : t.without}
        {ticket.priority ? (
          <>
            {' · '}
            <State tone="warn">{t.priority}</State>
          </>
        ) : null}
      </p>
      {brings.length > 0 ? (
        <>
          <h3>{t.bring}</h3>
          <ul class="counter__brings">
            {brings.map(thing => (
              <li key={thing}>{thing}</li>
            ))}
          </ul>
        </>
      ) : null}
      <CounterActs.Call office={office.id} counter={counter} number={ticket.number} />
    </section>
  )
}

function OtherCounters({ state, counter, nameOf, now }: CounterPageProps) {
  const t = useWords(counterMessages)
  const others = state.called.filter(ticket => ticket.counter !== counter)
  if (others.length === 0) return null
  return (
    <section aria-labelledby="andere">
      <h2 id="andere">{t.others}</h2>
      <ul class="counter__others">
        {others.map(ticket => (
          <li key={ticket.id}>
            <strong>{t.place(ticket.counter!)}</strong> {ticket.number}{' '}
            {ticket.services.map(({ id }) => nameOf(id)).join(', ')}{' '}
            <span class="muted">{t.since(minutesSince(ticket.calledAt!, now))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
