import { State, useWords } from '../../foundation/html/index.ts'
import { Lines } from './inbox-lines.tsx'
import { type InboxProps, inboxFilters, inboxHref } from './inbox-props.ts'
import { inboxMessages } from './messages.ts'
import { TeamTable } from './team-table.tsx'

export function InboxList(props: InboxProps) {
  const t = useWords(inboxMessages)
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
