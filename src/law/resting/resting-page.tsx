import type { ComponentChildren } from 'preact'
import type { Temporal } from 'temporal-polyfill'
import { ButtonLink, Link, State, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatShortDay, type Localized } from '../../foundation/language/index.ts'
import { stateOf } from '../needs/need.ts'
import { LawRoom } from '../room.tsx'
import { lawWords } from '../words.ts'
import { restingMessages } from './messages.ts'
import { countResting, type Filter, filters, NEAR, type Resting, SOON } from './resting.ts'

export interface RestingPageProps {
  readonly rows: readonly Resting[]
  readonly filter: Filter
  readonly today: Temporal.PlainDate
  readonly services: ReadonlyMap<string, Localized>
  readonly mayEnter: boolean
  /** Id of the one shown beside the list. */
  readonly open: string | null
  /** What ends soon; beside one of them it is left out. */
  readonly ahead?: ComponentChildren
  readonly children?: ComponentChildren
}

type ListProps = Omit<RestingPageProps, 'children' | 'ahead'>

/** The list of what is open by exception, or would be; one of them beside it. */
export function RestingPage({ children, ahead, ...props }: RestingPageProps) {
  const t = useWords(restingMessages)
  const { rows, filter, open, mayEnter } = props
  const shown = rows.filter(filters[filter])
  return (
    <LawRoom here="resting">
      <div class={open ? 'law__split' : undefined}>
        <div class="law__list">
          <Head {...props} />
          <Counts rows={rows} />
          <Filters {...props} />
          {shown.length === 0 ? <p class="muted">{t.nothing}</p> : <Table {...props} rows={shown} />}
          <p class="muted">{t.lead}</p>
          {mayEnter ? (
            <p class="buttons">
              <ButtonLink href="/amt/recht/neue-ausnahme">{t.enter}</ButtonLink>
            </p>
          ) : null}
          {ahead}
        </div>
        {open ? <div class="law__detail">{children}</div> : null}
      </div>
    </LawRoom>
  )
}

/** On the page of one derogation its own title is the heading. */
function Head({ open, today }: Pick<RestingPageProps, 'open' | 'today'>) {
  const t = useWords(restingMessages)
  const language = useLanguage()
  const Title = open ? 'h2' : 'h1'
  return (
    <div class="law__head">
      <Title class="law__title">{t.title}</Title>
      <span class="muted">{t.today(formatShortDay(today, language))}</span>
    </div>
  )
}

function Counts({ rows }: { rows: readonly Resting[] }) {
  const t = useWords(restingMessages)
  const { all, ...counts } = countResting(rows)
  const tones = { soon: 'bad', near: 'warn' } as const
  return (
    <dl class="law__counts">
      {(Object.keys(counts) as (keyof typeof counts)[]).map(name => (
        <div key={name}>
          <dt>{t.counts[name]}</dt>
          <dd>
            {(name === 'soon' || name === 'near') && counts[name] > 0 ? (
              <State tone={tones[name]}>{counts[name]}</State>
            ) : (
              counts[name]
            )}
            {name === 'withNeed' ? <span class="law__of"> {t.ofAll(all)}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Filters({ rows, filter, open }: ListProps) {
  const t = useWords(restingMessages)
  const path = open ? `/amt/recht/ausnahmen/${open}` : '/amt/recht'
  return (
    <nav aria-label={t.filtersLabel}>
      <ul class="law__filters">
        {(Object.keys(filters) as Filter[]).map(name => (
          <li key={name}>
            <Link
              class="law__filter"
              href={name === 'alle' ? path : `${path}?zeige=${name}`}
              current={name === filter ? 'true' : undefined}
            >
              {t.filters[name]} {rows.filter(filters[name]).length}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Table(props: ListProps) {
  const t = useWords(restingMessages)
  return (
    <WideTable label={t.title}>
      <table class="list law__table law__table--cards">
        <thead>
          <tr>
            {Object.entries(t.columns).map(([key, word]) => (
              <th scope="col" class={key === 'left' ? 'num' : undefined} key={key}>
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(row => (
            <Row {...props} row={row} key={row.derogation.id} />
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

function Row({ row, open, filter, services }: ListProps & { row: Resting }) {
  const t = useWords(restingMessages)
  const words = useWords(lawWords)
  const language = useLanguage()
  const { derogation, requirement, need } = row
  const isOpen = derogation.id === open
  const names = requirement?.services.map(service => services.get(service)?.[language] ?? service) ?? []
  const suffix = filter === 'alle' ? '' : `?zeige=${filter}`
  return (
    <tr data-row={isOpen ? 'open' : ''} class={isOpen ? 'law__row--open' : undefined}>
      <th scope="row">
        <Link
          class="link link--strong"
          href={`/amt/recht/ausnahmen/${derogation.id}${suffix}`}
          current={isOpen ? 'true' : undefined}
        >
          {derogation.title[language]}
        </Link>
        {requirement ? (
          <span class="law__under">
            {names.join(', ') || words.noService} · {words.steps[requirement.step]}
          </span>
        ) : null}
      </th>
      <td data-label={t.columns.ground}>
        {derogation.citation[language]}
        {derogation.covers === 'unknown' && row.standing !== 'unclear' ? (
          <span class="law__under">{t.standings.unclear}</span>
        ) : null}
      </td>
      <td data-label={t.columns.until}>
        <Until row={row} />
      </td>
      <td class="num">
        <Left row={row} />
      </td>
      <td data-label={t.columns.need}>
        {need ? words.states[stateOf(need)] : <span class="muted">{t.noNeed}</span>}
      </td>
    </tr>
  )
}

/** The last day, and a bar of the days that are left: a year is the whole of it. */
function Until({ row: { derogation, left } }: { row: Resting }) {
  const t = useWords(restingMessages)
  const language = useLanguage()
  const { until, reviewOn } = derogation
  return (
    <>
      {until ? formatShortDay(until, language) : reviewOn && t.review(formatShortDay(reviewOn, language))}
      {until && left !== null ? (
        <svg class="law__bar" viewBox="0 0 365 6" preserveAspectRatio="none" aria-hidden="true">
          <rect width={Math.min(365, Math.max(0, left))} height="6" />
        </svg>
      ) : null}
    </>
  )
}

function Left({ row: { standing, left } }: { row: Resting }) {
  const t = useWords(restingMessages)
  switch (standing) {
    case 'running': {
      const days = t.days(left ?? 0)
      if (left !== null && left <= SOON) return <State tone="bad">{days}</State>
      return left !== null && left <= NEAR ? <State tone="warn">{days}</State> : days
    }
    case 'unclear':
      return <State tone="warn">{t.standings.unclear}</State>
    case 'waiting':
    case 'coming':
      return <State tone="waiting">{t.standings[standing]}</State>
    default:
      return <State tone="muted">{t.standings[standing]}</State>
  }
}
