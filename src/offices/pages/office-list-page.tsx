import type { ComponentChildren } from 'preact'
import { Link, localHref, State, useLanguage, useWords } from '../../foundation/html/index.ts'
import { officesMessages } from '../messages.ts'
import type { Office } from '../office.ts'

/** An office with what can be said about today. */
export interface OfficeToday {
  readonly office: Office
  readonly state: 'open' | 'later' | 'urgent' | 'shut' | 'unknown'
  /** `Heute bis 16 Uhr offen.` */
  readonly sentence: string
}

/** The centres nearest to a quarter somebody named. */
export interface NearQuarter {
  readonly asked: string
  /** Null: there is no quarter of this name. */
  readonly quarter: string | null
  readonly district: string | null
  readonly centres: readonly OfficeToday[]
}

interface OfficeListProps {
  readonly quarters: readonly string[]
  readonly near: NearQuarter | null
  /** Districts in their usual order, each with its customer centres. */
  readonly districts: readonly { readonly name: string; readonly centres: readonly OfficeToday[] }[]
  /** Places of which only the name is known. */
  readonly others: readonly Office[]
  readonly status: ComponentChildren
}

export function OfficeListPage({ districts, others, status, quarters, near }: OfficeListProps) {
  const t = useWords(officesMessages)
  const language = useLanguage()
  return (
    <div class="page section">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {status}
      <p class="muted">
        {t.withoutBooking} {t.demoHours}
      </p>
      <QuarterForm quarters={quarters} asked={near?.asked ?? ''} />
      {near ? <Near near={near} /> : null}
      <div class="districts">
        {districts.map(({ name, centres }) => (
          <section key={name}>
            <h2>{name}</h2>
            <ul class="rows rows--offices">
              {centres.map(centre => (
                <OfficeRow {...centre} key={centre.office.id} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {others.length > 0 ? (
        <section>
          <h2>{t.otherPlaces}</h2>
          <p class="muted">{t.otherPlacesNote}</p>
          <ul class="namelist">
            {others.map(office => (
              <li key={office.id}>
                <Link href={`/kundenzentren/${office.id}`}>{office.name[language]}</Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}

function QuarterForm({ quarters, asked }: { quarters: readonly string[]; asked: string }) {
  const t = useWords(officesMessages)
  const language = useLanguage()
  return (
    <form class="search search--small" action={localHref('/kundenzentren', language)}>
      <label class="search__label" for="stadtteil">
        {t.quarterLabel}
      </label>
      <div class="search__line">
        <input
          class="search__input"
          id="stadtteil"
          name="stadtteil"
          list="stadtteile"
          value={asked}
          maxLength={60}
          autoComplete="off"
        />
        <button class="kern-btn kern-btn--primary search__button" type="submit">
          <span class="kern-label">{t.quarterButton}</span>
        </button>
      </div>
      <datalist id="stadtteile">
        {quarters.map(name => (
          <option value={name} key={name} />
        ))}
      </datalist>
    </form>
  )
}

function Near({ near }: { near: NearQuarter }) {
  const t = useWords(officesMessages)
  if (!near.quarter) return <p>{t.noQuarter(near.asked)}</p>
  return (
    <section class="near">
      <h2>{t.nearest(near.quarter)}</h2>
      <p class="muted">{t.nearestHow(near.district ?? t.notKnown)}</p>
      <ul class="rows rows--offices">
        {near.centres.map(centre => (
          <OfficeRow {...centre} key={centre.office.id} />
        ))}
      </ul>
    </section>
  )
}

function OfficeRow({ office, state, sentence }: OfficeToday) {
  const language = useLanguage()
  return (
    <li>
      <span>
        <Link href={`/kundenzentren/${office.id}`} class="link link--strong">
          {office.name[language]}
        </Link>
        {office.address ? (
          <span class="block">
            {office.address.street}, {office.address.postcode} {office.address.place}
          </span>
        ) : null}
      </span>
      <OpenState state={state} sentence={sentence} />
    </li>
  )
}

const tones = { open: 'good', later: 'waiting', urgent: 'warn', shut: 'muted', unknown: 'info' } as const

export function OpenState({ state, sentence }: Omit<OfficeToday, 'office'>) {
  return <State tone={tones[state]}>{sentence}</State>
}
