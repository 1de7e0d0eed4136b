import { Link, localHref, Notice, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { Service } from '../../services/index.ts'
import { MOST_PERSONS } from '../appointment.ts'
import { finderMessages } from './messages.ts'

interface ChoosePageProps {
  /** Those that can be booked. */
  readonly services: readonly Service[]
  readonly chosen: readonly string[]
  readonly persons: number
  /** Somebody went on without choosing. */
  readonly nothingChosen: boolean
  /** A service for which there are no appointments was asked for. */
  readonly unknown: boolean
}

/** What it is about: several things and people make one appointment. */
export function ChoosePage({ services, chosen, persons, nothingChosen, unknown }: ChoosePageProps) {
  const t = useWords(finderMessages)
  const language = useLanguage()
  return (
    <div class="page section">
      <h1>{t.chooseTitle}</h1>
      <p class="lead">{t.chooseLead}</p>
      {nothingChosen ? <Notice tone="warn" title={t.chooseNothing} /> : null}
      {unknown ? <Notice tone="warn" title={t.unknownServices} /> : null}
      <form class="form" action={localHref('/termin', language)}>
        <fieldset class="kern-fieldset field">
          <legend class="kern-label">{t.chooseLegend}</legend>
          <div class="kern-fieldset__body">
            {services.map(({ id, definition }) => (
              <div class="kern-form-check" key={id}>
                <input
                  class="kern-form-check__checkbox"
                  type="checkbox"
                  id={id}
                  name="leistung"
                  value={id}
                  checked={chosen.includes(id)}
                />
                <label class="kern-label" for={id}>
                  {definition.name[language]}
                </label>
              </div>
            ))}
          </div>
        </fieldset>
        <div class="kern-form-input field">
          <label class="kern-label" for="personen">
            {t.persons}
          </label>
          <div class="kern-hint" id="personen-hinweis">
            {t.personsHint}
          </div>
          <div class="kern-form-input__select-wrapper field__input--short">
            <select
              class="kern-form-input__select"
              id="personen"
              name="personen"
              aria-describedby="personen-hinweis"
            >
              {Array.from({ length: MOST_PERSONS }, (_, n) => n + 1).map(number => (
                <option value={number} selected={number === persons} key={number}>
                  {number}
                </option>
              ))}
            </select>
          </div>
        </div>
        <div class="buttons">
          <button class="kern-btn kern-btn--primary" type="submit">
            <span class="kern-label">{t.chooseButton}</span>
          </button>
        </div>
      </form>
      <h2>{t.notBookable}</h2>
      <p>
        {t.notBookableText} <Link href="/leistungen">{t.allServices}</Link>
      </p>
    </div>
  )
}
