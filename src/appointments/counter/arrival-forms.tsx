import { Form, Name, useLanguage, useWords } from '../../foundation/html/index.ts'
import { sayClock } from '../slot-words.ts'
import type { CounterPageProps } from './counter-page.tsx'
import type { Expected } from './counter-state.ts'
import { counterMessages } from './messages.ts'

/** At the reception: to an appointment by its number, or without one. */
export function ArrivalForms({ office, counter, walkIns, nameOf, page }: CounterPageProps) {
  const t = useWords(counterMessages)
  return (
    <div class="counter__arrivals">
      <Form action={`/amt/schalter/${office.id}/anmeldung`} label={t.arrive}>
        <h2>{t.arrive}</h2>
        <input type="hidden" name="platz" value={counter} />
        <label class="kern-label" for="termin">
          {t.arriveLead}
        </label>
        <input
          class="kern-form-input__input field__input"
          id="termin"
          name="termin"
          autoComplete="off"
          data-search=""
        />
        <Priority id="vorrang-termin" />
        <button class="kern-btn kern-btn--secondary" type="submit">
          <span class="kern-label">{t.arriveButton}</span>
        </button>
      </Form>
      <Form action={`/amt/schalter/${office.id}/ohne-termin`} label={t.walkIn}>
        <h2>{t.walkIn}</h2>
        <input type="hidden" name="platz" value={counter} />
        <input type="hidden" name="seite" value={page} />
        <label class="kern-label" for="leistung">
          {t.columns.matter}
        </label>
        <div class="kern-form-input__select-wrapper">
          <select class="kern-form-input__select" id="leistung" name="leistung">
            {walkIns.map(id => (
              <option value={id} key={id}>
                {nameOf(id)}
              </option>
            ))}
          </select>
        </div>
        <Priority id="vorrang" />
        <button class="kern-btn kern-btn--secondary" type="submit">
          <span class="kern-label">{t.walkInButton}</span>
        </button>
      </Form>
    </div>
  )
}

function Priority({ id }: { id: string }) {
  const t = useWords(counterMessages)
  return (
    <div class="kern-form-check">
      <input class="kern-form-check__checkbox" type="checkbox" id={id} name="vorrang" value="ja" />
      <label class="kern-label" for={id}>
        {t.priority}
      </label>
    </div>
  )
}

/** Who is booked for today and not there yet; a button for whoever has no number at hand. */
export function ExpectedList(props: CounterPageProps & { expected: readonly Expected[] }) {
  const { office, counter, expected, state, nameOf } = props
  const t = useWords(counterMessages)
  const language = useLanguage()
  const day = state.waiting[0]?.day ?? props.now.toZonedDateTimeISO('Europe/Berlin').toPlainDate()
  return (
    <section aria-labelledby="erwartet">
      <h2 id="erwartet">{t.expected}</h2>
      {expected.length === 0 ? <p class="muted">{t.nobodyExpected}</p> : null}
      <ul class="counter__expected">
        {expected.map(({ id, reference, step, services, name }) => (
          <li key={id}>
            <span>
              <strong>{sayClock(day, step, language)}</strong> <Name>{name}</Name>,{' '}
              {services.map(service => nameOf(service.id)).join(', ')}
            </span>
            <Form action={`/amt/schalter/${office.id}/anmeldung`}>
              <input type="hidden" name="platz" value={counter} />
              <input type="hidden" name="termin" value={reference} />
              <button class="kern-btn kern-btn--secondary" type="submit">
                <span class="kern-label">{t.arriveButton}</span>
                <span class="kern-sr-only"> {reference}</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}
