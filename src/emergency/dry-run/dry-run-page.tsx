import type { FieldProblem } from '../../foundation/html/index.ts'
import {
  Button,
  DateField,
  ErrorSummary,
  Link,
  State,
  TextField,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import { formatNumber } from '../../foundation/language/index.ts'
import type { DistrictBook } from '../district-book.ts'
import { DerogationList } from '../effects/derogation-list.tsx'
import { FurtherList } from '../effects/further-list.tsx'
import type { PlanVersion } from '../plans/queries.ts'
import { Sections } from '../sections.tsx'
import { BookingsTable } from './bookings-table.tsx'
import type { MessageExample } from './message-examples.ts'
import { dryRunMessages } from './messages.ts'
import { MessagesColumn } from './messages-column.tsx'
import type { TypedSpan } from './read-question.ts'
import { type DryRun, totalsOf } from './reckon.ts'
import { Sentence } from './sentence.tsx'
import { WithoutTable } from './without-table.tsx'

interface DryRunPageProps {
  readonly version: PlanVersion
  readonly typed: TypedSpan
  readonly problems: readonly FieldProblem[]
  /** Null: what was typed is no span. */
  readonly run: DryRun | null
  readonly examples: readonly MessageExample[]
  /** How long it took to reckon. */
  readonly seconds: number
  readonly book: DistrictBook
}

/** Before anything is switched: what a plan would do today, as a sentence, as tables, and as messages. */
export function DryRunPage({ version, typed, problems, run, examples, seconds, book }: DryRunPageProps) {
  const t = useWords(dryRunMessages)
  const language = useLanguage()
  return (
    <div class="desk situation dryrun">
      <Sections />
      <Crumbs version={version} />
      <h1>{t.title(version.definition.name[language])}</h1>
      {run ? (
        <div class="dryrun__columns">
          <div>
            <Sentence run={run} />
            <p class="muted">
              <State tone="info">{t.nothingChanged}</State> {t.reckonedIn(sayTenths(seconds, language))}
            </p>
            <BookingsTable run={run} book={book} />
            <WithoutTable run={run} />
            <FurtherList actions={run.definition.actions} further={run.further} book={book} />
            <DerogationList named={run.derogations} />
          </div>
          <MessagesColumn run={run} totals={totalsOf(run.touched)} examples={examples} book={book} />
        </div>
      ) : null}
      <When version={version} typed={typed} problems={problems} />
    </div>
  )
}

function sayTenths(seconds: number, language: 'de' | 'en'): string {
  return formatNumber(Math.max(0.1, Math.round(seconds * 10) / 10), language)
}

function Crumbs({ version }: Pick<DryRunPageProps, 'version'>) {
  const t = useWords(dryRunMessages)
  const { plan, number, approvedBy } = version
  return (
    <p class="dryrun__crumbs">
      <Link href={`/amt/lage/plaene/${plan}`}>{t.crumbPlan(number)}</Link>
      {approvedBy ? (
        <State tone="good">{t.crumbApproved(approvedBy)}</State>
      ) : (
        <State tone="warn">{t.crumbNotApproved}</State>
      )}
      <span aria-hidden="true">›</span>
      <strong>{t.crumbHere}</strong>
    </p>
  )
}

/** Asks once more for another time; a GET, because nothing is changed. */
function When({ version, typed, problems }: Pick<DryRunPageProps, 'version' | 'typed' | 'problems'>) {
  const t = useWords(dryRunMessages)
  const field = (id: string) => ({
    id,
    label: t.fields[id]!,
    error: problems.find(problem => problem.field === id)?.sentence,
  })
  return (
    <form method="get" action={`/amt/lage/plaene/${version.plan}/probelauf`} class="dryrun__when">
      <ErrorSummary problems={problems} />
      <div class="dryrun__fields">
        <DateField {...field('ab')} value={typed.from} />
        <TextField {...field('um')} value={typed.time} hint={t.timeHint} width="short" />
        <DateField {...field('bis')} value={typed.until} hint={t.untilHint} optional />
        <Button>{t.again}</Button>
      </div>
    </form>
  )
}
