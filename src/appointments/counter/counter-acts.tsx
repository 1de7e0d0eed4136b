import { Form, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { Office } from '../../offices/index.ts'
import { shortOffice } from '../slot-words.ts'
import { counterMessages } from './messages.ts'
import type { CounterAct } from './serve.ts'
import type { Ticket } from './tickets.ts'

const keys: Partial<Record<CounterAct, string>> = { finish: 'f', recall: 'w', park: 'z', missed: 'x' }

interface ActsProps {
  readonly ticket: Ticket
  readonly acts: readonly CounterAct[]
  readonly office: Office
  readonly counter: string
  readonly others: readonly Office[]
}

/** Each act a button with its key; sending somebody elsewhere asks where to. */
export function CounterActs({ ticket, acts, office, counter, others }: ActsProps) {
  const t = useWords(counterMessages)
  const path = (act: CounterAct) => `/amt/schalter/${office.id}/${act}`
  return (
    <div class="counter__acts">
      {acts
        .filter(act => act !== 'redirect')
        .map(act => (
          <Form action={path(act)} key={act}>
            <Hidden counter={counter} ticket={ticket} />
            <button
              class={`kern-btn kern-btn--${act === 'finish' ? 'primary' : 'secondary'}`}
              type="submit"
              data-key={keys[act]}
            >
              <span class="kern-label">{t.acts[act]}</span> {keys[act] ? <kbd>{keys[act]}</kbd> : null}
            </button>
          </Form>
        ))}
      {acts.includes('redirect') ? (
        <details class="more">
          <summary>{t.acts.redirect}</summary>
          <Form action={path('redirect')}>
            <Hidden counter={counter} ticket={ticket} />
            <Offices id={`wohin-${ticket.id}`} others={others} />
            <button class="kern-btn kern-btn--secondary" type="submit">
              <span class="kern-label">{t.acts.redirect}</span>
            </button>
          </Form>
        </details>
      ) : null}
    </div>
  )
}

function Hidden({ counter, ticket }: { counter: string; ticket: Ticket }) {
  return (
    <>
      <input type="hidden" name="platz" value={counter} />
      <input type="hidden" name="nummer" value={ticket.id} />
    </>
  )
}

function Offices({ id, others }: { id: string; others: readonly Office[] }) {
  const t = useWords(counterMessages)
  const language = useLanguage()
  return (
    <>
      <label class="kern-label" for={id}>
        {t.redirectTo}
      </label>
      <div class="kern-form-input__select-wrapper">
        <select class="kern-form-input__select" id={id} name="wohin">
          {others.map(office => (
            <option value={office.id} key={office.id}>
              {shortOffice(office, language)}
            </option>
          ))}
        </select>
      </div>
    </>
  )
}

/** Calls whoever is next when the button is pressed, which the page can only expect. */
CounterActs.Call = function Call(props: { office: string; counter: string; number: string }) {
  const t = useWords(counterMessages)
  return (
    <Form action={`/amt/schalter/${props.office}/aufruf`}>
      <input type="hidden" name="platz" value={props.counter} />
      <button class="kern-btn kern-btn--primary counter__call" type="submit" data-key="n">
        <span class="kern-label">{t.callNext(props.number)}</span> <kbd>n</kbd>
      </button>
    </Form>
  )
}
