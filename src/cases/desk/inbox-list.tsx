import { Temporal } from 'temporal-polyfill'
import { Name, State, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatTinyDay } from '../../foundation/language/index.ts'
import { fullName } from '../case.ts'
import { caseMessages } from '../messages.ts'
import type { InboxLine, InboxQuery, TeamCount } from '../queries.ts'

export interface InboxProps {
  readonly lines: readonly InboxLine[]
  readonly counts: readonly TeamCount[]
  /** Team id, or `mine`. */
  readonly team: string
  readonly teamNames: ReadonlyMap<string, string>
  readonly filter: InboxQuery['filter']
  readonly search: string
  readonly today: Temporal.PlainDate
  /** The case that stands on the right. */
  readonly open: string | null
}

export const inboxFilters = ['open', 'today', 'answered', 'waiting', 'unreached', 'done'] as const

function inboxHref(team: string, filter: string, search = ''): string {
  const query = new URLSearchParams({ team, ansicht: filter, ...(search ? { suche: search } : {}) })
  return `/amt/eingang?${query}`
}

export function InboxList(props: InboxProps) {
  const t = useWords(caseMessages)
  const sum = (key: 'today' | 'overdue') =>
    props.counts.reduce((total, count) => total + (count.team === 'mine' ? 0 : count[key]), 0)
  return (
    <section class="inbox" aria-labelledby="eingang">
      <div class="inbox__head">
        <h1 id="eingang">{t.inbox}</h1>
        <p>
          <strong>{t.dueToday(sum('today'))}</strong>
          {sum('overdue') > 0 ? <State tone="bad">{t.overdueCount(sum('overdue'))}</State> : null}
        </p>
      </div>
      <TeamTable {...props} />
      <nav class="inbox__filters" aria-label={t.filterLabel}>
        {inboxFilters.map(name => (
          <a
            href={inboxHref(props.team, name)}
            aria-current={props.filter === name ? 'true' : undefined}
            key={name}
          >
            {t.filters[name]}
          </a>
        ))}
      </nav>
      <search>
        <form method="get" action="/amt/eingang" class="inbox__search">
          <input type="hidden" name="team" value={props.team} />
          <input type="hidden" name="ansicht" value={props.filter} />
          <input
            type="search"
            name="suche"
            value={props.search}
            aria-label={t.searchLabel}
            placeholder={t.searchLabel}
            data-search=""
          />
          <button type="submit">{t.search}</button>
        </form>
      </search>
      <Lines {...props} />
      <p class="inbox__foot muted">
        {t.shown(props.lines.length)} · <kbd>j</kbd> <kbd>k</kbd> {t.moveKeys} · <kbd>Enter</kbd> {t.openKey}{' '}
        · <kbd>a</kbd> {t.actKey}
      </p>
    </section>
  )
}

function TeamTable({ counts, team, teamNames, filter }: InboxProps) {
  const t = useWords(caseMessages)
  return (
    <table class="list teams">
      <thead>
        <tr>
          <th scope="col">{t.team}</th>
          <th scope="col" class="num">
            {t.open}
          </th>
          <th scope="col" class="num">
            {t.today}
          </th>
          <th scope="col" class="num">
            {t.over}
          </th>
        </tr>
      </thead>
      <tbody>
        {counts.map(count => (
          <tr class={count.team === team ? 'teams__open' : undefined} key={count.team}>
            <td>
              <a
                class="link"
                href={inboxHref(count.team, filter)}
                aria-current={count.team === team ? 'true' : undefined}
              >
                {count.team === 'mine' ? t.myCases : (teamNames.get(count.team) ?? count.team)}
              </a>
            </td>
            <td class="num">{count.open}</td>
            <td class="num">{count.today}</td>
            <td class="num">{count.overdue > 0 ? <State tone="bad">{count.overdue}</State> : 0}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Lines(props: InboxProps) {
  const t = useWords(caseMessages)
  if (props.lines.length === 0) return <p class="inbox__none muted">{t.nothingHere}</p>
  return (
    <table class="list cases">
      <thead>
        <tr>
          <th scope="col">{t.promised}</th>
          <th scope="col">{t.servicePerson}</th>
          <th scope="col">{t.state}</th>
        </tr>
      </thead>
      <tbody>
        {props.lines.map(line => (
          <Line line={line} {...props} key={line.reference} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ line, open, today, team, filter, search }: InboxProps & { line: InboxLine }) {
  const t = useWords(caseMessages)
  const language = useLanguage()
  const running = line.state === 'new' || line.state === 'in-progress'
  const order = Temporal.PlainDate.compare(line.promisedOn, today)
  const late = running && order < 0
  const query = new URLSearchParams({ team, ansicht: filter, ...(search ? { suche: search } : {}) })
  return (
    <tr
      data-row={open === line.reference ? 'open' : ''}
      class={open === line.reference ? 'cases__open' : undefined}
    >
      <td>
        <strong class={late ? 'late' : undefined}>
          {line.state === 'waiting'
            ? t.clockStands
            : running && order === 0
              ? t.todayTag
              : formatTinyDay(line.promisedOn, language)}
        </strong>
        <span class="cases__sub">{t.channels[line.channel]}</span>
      </td>
      <td>
        <a href={`/amt/vorgang/${line.reference}?${query}`} class="cases__link">
          <strong>{line.serviceName[language]}</strong>
          <span class="cases__sub">
            <Name>{fullName(line.applicant)}</Name>
          </span>
        </a>
      </td>
      <td>
        <LineState line={line} late={late} today={today} />
      </td>
    </tr>
  )
}

function LineState({ line, late, today }: { line: InboxLine; late: boolean; today: Temporal.PlainDate }) {
  const t = useWords(caseMessages)
  if (line.unreached) return <State tone="bad">{t.unreachedState}</State>
  if (late) return <State tone="bad">{t.overdueState}</State>
  if (line.state === 'waiting') return <State tone="waiting">{t.states.waiting}</State>
  if (line.answered && line.state === 'in-progress') return <State tone="good">{t.answeredState}</State>
  if (line.promisedOn.equals(today) && (line.state === 'new' || line.state === 'in-progress')) {
    return <State tone="warn">{t.states[line.state]}</State>
  }
  return <span class="muted">{t.states[line.state]}</span>
}
