import type { ComponentChildren } from 'preact'
import { FieldError, localHref, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import { customerCentres, type OfficeBook } from '../../offices/index.ts'
import { type Mode, needs } from '../appointment.ts'
import { shortOffice } from '../slot-words.ts'
import { finderMessages } from './messages.ts'
import { DISTRICT, EVERYWHERE, FIRST_HOUR, fieldsOfNeeds, LAST_HOUR, textOf, type Wanted } from './wanted.ts'

/** What there is to choose between; what no office has is not asked. */
export interface Choices {
  readonly modes: readonly Mode[]
  readonly kinds: readonly string[]
  readonly languages: readonly string[]
}

interface FiltersProps {
  readonly wanted: Wanted
  readonly book: OfficeBook
  readonly choices: Choices
}

/** Asks by address, so that what was found can be sent to others and "back" works. */
export function Filters({ wanted, book, choices }: FiltersProps) {
  const t = useWords(finderMessages)
  const language = useLanguage()
  const kept = [
    ...wanted.errands.map(errand => ['leistung', textOf(errand)]),
    ...(wanted.moving ? [['verschieben', wanted.moving]] : []),
    ...(wanted.about ? [['antrag', wanted.about]] : []),
  ] as [string, string][]
  return (
    <form class="filters" action={localHref('/termin', language)}>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name + value} />
      ))}
      <FilterFields wanted={wanted} book={book} choices={choices}>
        <button class="kern-btn kern-btn--secondary" type="submit">
          <span class="kern-label">{t.show}</span>
        </button>
      </FilterFields>
      {choices.kinds.includes('step-free') ? null : <p class="muted small">{t.stepFreeUnknown}</p>}
    </form>
  )
}

/** Where, when, how, and what else is needed: for citizens and for whoever books for them. */
export function FilterFields({
  wanted,
  book,
  choices,
  children,
}: FiltersProps & { children: ComponentChildren }) {
  const t = useWords(finderMessages)
  return (
    <>
      <div class="filters__line">
        <Where wanted={wanted} book={book} />
        <HomeField typed={wanted.quarter} />
        <Hour id="ab" label={t.from} value={wanted.fromHour} />
        <Hour id="bis" label={t.until} value={wanted.untilHour} />
      </div>
      <div class="filters__line filters__line--checks">
        {choices.modes.length > 1 ? <Modes wanted={wanted} modes={choices.modes} /> : null}
        <Needs wanted={wanted} choices={choices} />
        <Interpreter wanted={wanted} languages={choices.languages} />
        {children}
      </div>
    </>
  )
}

interface SelectProps {
  readonly id: string
  readonly label: string
  readonly error?: string | undefined
  readonly children: ComponentChildren
}

export function Select({ id, label, error, children }: SelectProps) {
  return (
    <div class={`kern-form-input filters__field ${error ? 'kern-form-input--error field--error' : ''}`}>
      <label class="kern-label" for={id}>
        {label}
      </label>
      <div class="kern-form-input__select-wrapper">
        <select
          class="kern-form-input__select"
          id={id}
          name={id}
          aria-describedby={error ? `${id}-fehler` : undefined}
          aria-invalid={error ? 'true' : undefined}
        >
          {children}
        </select>
      </div>
      <FieldError id={id} label={label} error={error} />
    </div>
  )
}

export function Where({ wanted, book }: { wanted: Pick<Wanted, 'where'>; book: OfficeBook }) {
  const t = useWords(finderMessages)
  const language = useLanguage()
  const centres = customerCentres(book)
  return (
    <Select id="wo" label={t.where}>
      <option value={EVERYWHERE}>{t.everywhere(centres.length)}</option>
      <optgroup label={t.byDistrict}>
        {[...book.districts.values()].map(({ id, name }) => (
          <option value={DISTRICT + id} selected={wanted.where === DISTRICT + id} key={id}>
            {t.district(name)}
          </option>
        ))}
      </optgroup>
      <optgroup label={t.byOffice}>
        {centres.map(office => (
          <option value={office.id} selected={wanted.where === office.id} key={office.id}>
            {shortOffice(office, language)}
          </option>
        ))}
      </optgroup>
    </Select>
  )
}

/** Many know their quarter and not their district. */
function HomeField({ typed }: { typed: string | null }) {
  const t = useWords(finderMessages)
  return (
    <div class={`kern-form-input filters__field ${typed ? 'field--error' : ''}`}>
      <label class="kern-label" for="stadtteil">
        {t.quarter}
      </label>
      <input
        class="kern-form-input__input field__input"
        id="stadtteil"
        name="stadtteil"
        value={typed ?? ''}
        autoComplete="off"
        aria-invalid={typed ? 'true' : undefined}
        aria-describedby={typed ? 'stadtteil-fehler' : undefined}
      />
      <FieldError id="stadtteil" label={t.quarter} error={typed ? t.quarterUnknown : undefined} />
    </div>
  )
}

interface HourProps {
  readonly id: string
  readonly label: string
  readonly value: number | null
  readonly error?: string | undefined
  /** The latest that can be chosen. */
  readonly last?: number
}

export function Hour({ id, label, value, error, last = LAST_HOUR }: HourProps) {
  const t = useWords(finderMessages)
  const hours = Array.from({ length: last - FIRST_HOUR + 1 }, (_, n) => FIRST_HOUR + n)
  return (
    <Select id={id} label={label} error={error}>
      <option value="">{t.anyHour}</option>
      {hours.map(hour => (
        <option value={hour} selected={hour === value} key={hour}>
          {t.hour(hour)}
        </option>
      ))}
    </Select>
  )
}

function Modes({ wanted, modes }: { wanted: Wanted; modes: readonly Mode[] }) {
  const t = useWords(finderMessages)
  return (
    <Select id="art" label={t.how}>
      {modes.map(mode => (
        <option value={mode} selected={mode === wanted.mode} key={mode}>
          {t.modes[mode]}
        </option>
      ))}
    </Select>
  )
}

function Needs({ wanted, choices }: { wanted: Wanted; choices: Choices }) {
  const t = useWords(finderMessages)
  const offered = needs.filter(need => need === 'more-time' || choices.kinds.includes(need))
  return (
    <fieldset class="filters__checks">
      <legend class="kern-label">{t.needs}</legend>
      {offered.map(need => {
        const [[name, value]] = fieldsOfNeeds([need]) as [[string, string]]
        return (
          <div class="kern-form-check" key={need}>
            <input
              class="kern-form-check__checkbox"
              type="checkbox"
              id={value}
              name={name}
              value={value}
              checked={wanted.needs.includes(need)}
            />
            <label class="kern-label" for={value}>
              {t.needNames[need]}
            </label>
          </div>
        )
      })}
    </fieldset>
  )
}

function Interpreter({ wanted, languages }: { wanted: Wanted; languages: readonly string[] }) {
  const t = useWords(finderMessages)
  const language = useLanguage()
  if (languages.length === 0) return null
  return (
    <Select id="sprache" label={t.language}>
      <option value="">{t.noInterpreter}</option>
      {languages.map(spoken => (
        <option value={spoken} selected={wanted.needs.includes(`interpreter:${spoken}`)} key={spoken}>
          {nameOfLanguage(spoken, language)}
        </option>
      ))}
    </Select>
  )
}

const signLanguages: Readonly<Record<string, Record<Language, string>>> = {
  gsg: { de: 'Deutsche Gebärdensprache', en: 'German Sign Language' },
}

/** `Türkisch`; three letters as in ISO 639-3 where two do not do. */
export function nameOfLanguage(spoken: string, language: Language): string {
  return (
    signLanguages[spoken]?.[language] ?? new Intl.DisplayNames([language], { type: 'language' }).of(spoken)!
  )
}
