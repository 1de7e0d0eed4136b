import type { Temporal } from 'temporal-polyfill'
import {
  Button,
  ButtonLink,
  Form,
  Notice,
  TextField,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import { formatTime } from '../../foundation/language/index.ts'
import type { Office } from '../../offices/index.ts'
import { ownAppointmentMessages } from '../own-appointment/messages.ts'
import { counterMessages } from './messages.ts'
import type { Wait } from './queue.ts'
import type { Ticket } from './tickets.ts'

export interface KioskPageProps {
  readonly office: Office
  readonly services: readonly { readonly id: string; readonly name: string }[]
  readonly failed: string | null
  readonly typed: string
  /** Number of this page: the same button twice is one ticket. */
  readonly page: string
}

/** The machine at the door: two large choices, nothing else. */
export function KioskPage({ office, services, failed, typed, page }: KioskPageProps) {
  const t = useWords(counterMessages)
  const words = useWords(ownAppointmentMessages)
  const language = useLanguage()
  return (
    <div class="page section kiosk">
      <h1>{office.name[language]}</h1>
      {failed ? <Notice tone="warn" title={failed} /> : null}
      <div class="kiosk__ways">
        <Form action={`/wartenummer/${office.id}`} class="kiosk__way">
          <h2>{t.kioskWith}</h2>
          <input type="hidden" name="seite" value={page} />
          <TextField
            id="termin"
            label={t.arriveLead}
            hint={words.referenceHint}
            value={typed}
            width="medium"
            autocomplete="off"
            // So that a scanner, which types like a keyboard, finds the field.
            autofocus
          />
          <div class="buttons">
            <Button primary>{t.arriveButton}</Button>
          </div>
        </Form>
        <Form action={`/wartenummer/${office.id}`} class="kiosk__way">
          <h2>{t.kioskWithout}</h2>
          <input type="hidden" name="seite" value={page} />
          <fieldset class="kern-fieldset field">
            <legend class="kern-label">{t.kioskMatter}</legend>
            <div class="kern-fieldset__body">
              {services.map(({ id, name }, n) => (
                <div class="kern-form-check" key={id}>
                  <input
                    class="kern-form-check__radio"
                    type="radio"
                    id={id}
                    name="leistung"
                    value={id}
                    checked={n === 0}
                  />
                  <label class="kern-label" for={id}>
                    {name}
                  </label>
                </div>
              ))}
            </div>
          </fieldset>
          <div class="kern-form-check">
            <input class="kern-form-check__checkbox" type="checkbox" id="vorrang" name="vorrang" value="ja" />
            <label class="kern-label" for="vorrang">
              {t.kioskPriority}
            </label>
          </div>
          <div class="buttons">
            <Button primary>{t.kioskDraw}</Button>
          </div>
        </Form>
      </div>
    </div>
  )
}

/** The number on paper or on the screen, with how long it may take. */
export function TicketPage({ office, ticket, wait }: { office: Office; ticket: Ticket; wait: Wait | null }) {
  const t = useWords(counterMessages)
  const language = useLanguage()
  return (
    <div class="page section ticket">
      <p>{office.name[language]}</p>
      <h1>{t.ticketNumber}</h1>
      <p class="ticket__number">{ticket.number}</p>
      <p class="lead">{wait ? t.ticketWait(wait.hopeful, wait.careful) : t.ticketWaitUnknown}</p>
      <p class="muted">{t.ticketDrawn(formatTime(ticket.drawnAt as Temporal.Instant, language))}</p>
      <p class="buttons noprint">
        <button type="button" class="kern-btn kern-btn--secondary" data-print hidden>
          <span class="kern-label">{t.ticketPrint}</span>
        </button>
        <ButtonLink primary href={`/wartenummer/${office.id}`}>
          {t.ticketDone}
        </ButtonLink>
      </p>
    </div>
  )
}

export function NoKioskPage() {
  const t = useWords(counterMessages)
  return (
    <div class="page section">
      <h1>{t.kioskTitle}</h1>
      <p class="lead">{t.kioskElsewhere}</p>
    </div>
  )
}
