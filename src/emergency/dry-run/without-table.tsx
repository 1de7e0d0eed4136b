import { SourceLine, State, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatNumber, type Language } from '../../foundation/language/index.ts'
import { dryRunMessages } from './messages.ts'
import type { DryRun } from './reckon.ts'
import type { WithoutWay } from './ways-left.ts'

/** Services for which nobody could apply any more as usual, and which law or which gap is to blame. */
export function WithoutTable({ run }: { run: DryRun }) {
  const t = useWords(dryRunMessages)
  return (
    <section>
      <h2>{t.withoutTitle}</h2>
      {run.without.length === 0 ? (
        <p>
          <State tone="good">{t.withoutNone}</State>
        </p>
      ) : (
        <WideTable label={t.withoutTitle}>
          <table class="list">
            <thead>
              <tr>
                <th scope="col">{t.withoutColumns.service}</th>
                <th scope="col">{t.withoutColumns.left}</th>
                <th scope="col">{t.withoutColumns.blocked}</th>
                <th scope="col" class="num">
                  {t.withoutColumns.bookings}
                </th>
                <th scope="col">{t.withoutColumns.instead}</th>
              </tr>
            </thead>
            <tbody>
              {run.without.map(lost => (
                <Lost lost={lost} run={run} key={`${lost.service.id} ${lost.left}`} />
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </section>
  )
}

function Lost({ lost, run }: { lost: WithoutWay; run: DryRun }) {
  const t = useWords(dryRunMessages)
  const language = useLanguage()
  const { service, left, offices } = lost
  return (
    <tr>
      <th scope="row">
        {service.definition.name[language]}
        <span class="muted dryrun__where">{t.offices(offices.length, run.centres.length)}</span>
      </th>
      <td class="nowrap">
        <State tone={left === 'none' ? 'bad' : 'warn'}>{t.left[left]}</State>
      </td>
      <td>
        <Blocked lost={lost} run={run} />
      </td>
      <td class="num">{formatNumber(bookingsFor(lost, run), language)}</td>
      <td>{sayInstead(lost, run, language)}</td>
    </tr>
  )
}

function sayInstead({ left, nearest }: WithoutWay, { city }: DryRun, language: Language): string {
  const t = dryRunMessages[language]
  if (left === 'urgent') return t.singly
  const urgent = nearest.some(one => one.urgent)
  const [first, ...others] = nearest
  if (!first) return t.waits
  if (others.length > 0) return t.nearest(urgent)
  return t.goTo(city.offices.offices.get(first.office)?.name[language] ?? first.office, urgent)
}

function Blocked({ lost, run }: { lost: WithoutWay; run: DryRun }) {
  const t = useWords(dryRunMessages)
  const language = useLanguage()
  const { norms, practice, gaps } = lost
  const cited = norms.map(id => run.norms.get(id)?.citation[language] ?? id)
  const others = [...gaps.map(gap => t.gaps[gap]), t.byPlan]
  return (
    <>
      {cited.length > 0 ? <strong>{cited.join('; ')}</strong> : t.noLaw}
      {practice.map(source => (
        <span key={JSON.stringify(source)}>
          ; {t.practice} <SourceLine source={source} />
        </span>
      ))}
      <span class="muted">; {others.join('; ')}</span>
    </>
  )
}

function bookingsFor({ service, offices }: WithoutWay, run: DryRun): number {
  const ids = offices.map(({ id }) => id)
  return run.touched
    .filter(({ group }) => ids.includes(group.office) && group.services.some(({ id }) => id === service.id))
    .reduce((sum, { group }) => sum + group.bookings, 0)
}
