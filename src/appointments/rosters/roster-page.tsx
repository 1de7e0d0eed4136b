import { Temporal } from 'temporal-polyfill'
import type { FieldProblem } from '../../foundation/html/index.ts'
import { Link, Notice, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatTinyDay, formatWeekday } from '../../foundation/language/index.ts'
import type { Office } from '../../offices/index.ts'
import type { PoolKind } from '../availability/queries.ts'
import { shortOffice } from '../slot-words.ts'
import { pathOf } from './days-of-week.ts'
import { rosterMessages } from './messages.ts'
import type { RosterOfDay } from './queries.ts'
import { CopyForms, RosterForm } from './roster-form.tsx'
import { RosterTable } from './roster-table.tsx'
import type { TypedLine } from './typed-roster.ts'

export interface RosterPageProps {
  readonly office: Office
  readonly day: Temporal.PlainDate
  readonly today: Temporal.PlainDate
  readonly week: readonly RosterOfDay[]
  readonly roster: RosterOfDay
  /** Kinds of counters that the office has. */
  readonly kinds: readonly PoolKind[]
  /** Null: nothing has been typed. */
  readonly typed: readonly TypedLine[] | null
  readonly problems: readonly FieldProblem[]
  readonly said: 'saved' | 'gone' | 'nothingToCopy' | null
  readonly moreLines: boolean
}

/** Who is there on one day of an office, the days around it, and the form to change it. */
export function RosterPage(props: RosterPageProps) {
  const { office, day, today, roster, kinds, said, typed } = props
  const t = useWords(rosterMessages)
  const language = useLanguage()
  const over = Temporal.PlainDate.compare(day, today) < 0
  return (
    <div class="desk openings">
      <p>
        <Link href="/amt/besetzung">{t.back}</Link> ·{' '}
        <Link href={`/amt/oeffnung/${office.id}`}>{t.rules}</Link>
      </p>
      <h1>{t.officeTitle(shortOffice(office, language))}</h1>
      {said ? <Notice tone={said === 'saved' ? 'good' : 'warn'} title={t[said]} /> : null}
      <Week {...props} />
      <h2>{formatWeekday(day, language)}</h2>
      {over ? <p class="muted">{t.past}</p> : null}
      {roster.lines && !typed ? (
        <RosterTable office={office.id} roster={roster} lines={roster.lines} over={over} />
      ) : null}
      {roster.lines ? null : <p class="muted">{t.noRoster}</p>}
      {kinds.length === 0 ? <Notice tone="info" title={t.noPools} /> : null}
      {over || kinds.length === 0 ? null : <RosterForm {...props} />}
      {over || typed || !roster.lines ? null : <CopyForms office={office.id} day={day} />}
    </div>
  )
}

function Week({ office, week, day }: RosterPageProps) {
  const t = useWords(rosterMessages)
  const language = useLanguage()
  return (
    <nav aria-label={t.week} class="roster__week">
      <Link href={pathOf(office.id, day.subtract({ days: 7 }))}>{t.weekBefore}</Link>
      <ul>
        {week.map(({ day: one, lines }) => (
          <li key={String(one)} class={one.equals(day) ? 'roster__day roster__day--here' : 'roster__day'}>
            <Link href={pathOf(office.id, one)}>{formatTinyDay(one, language)}</Link>{' '}
            <span class="muted">{lines ? t.dayThere(peopleOf(lines)) : t.dayNone}</span>
          </li>
        ))}
      </ul>
      <Link href={pathOf(office.id, day.add({ days: 7 }))}>{t.weekAfter}</Link>
    </nav>
  )
}

function peopleOf(lines: NonNullable<RosterOfDay['lines']>): number {
  return new Set(lines.filter(({ absent }) => !absent).map(({ name }) => name.toLowerCase())).size
}
