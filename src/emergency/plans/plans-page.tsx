import { ButtonLink, Link, State, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { berlinDay, formatNumber, formatShortDay } from '../../foundation/language/index.ts'
import { emergencyMessages } from '../messages.ts'
import { Sections } from '../sections.tsx'
import { planMessages } from './messages.ts'
import type { PlanVersion } from './queries.ts'

export interface PlanLine {
  readonly newest: PlanVersion
  /** The newest one that somebody has approved; null: none. */
  readonly approved: PlanVersion | null
  /** How ready the customer centres are that it concerns, from 0 to 100; null: it concerns none. */
  readonly score: number | null
}

/** The plans of the house, with what is still missing for each. */
export function PlansPage({ plans }: { plans: readonly PlanLine[] }) {
  const t = useWords(planMessages)
  return (
    <div class="desk situation">
      <Sections here="plans" />
      <h1>{t.title}</h1>
      <p class="muted">
        {t.lead} {t.readinessSays}
      </p>
      {plans.length > 0 ? <PlanTable plans={plans} /> : <p>{t.none}</p>}
      <div class="buttons">
        <ButtonLink href="/amt/lage/plaene/neu">{t.write}</ButtonLink>
      </div>
    </div>
  )
}

function PlanTable({ plans }: { plans: readonly PlanLine[] }) {
  const t = useWords(planMessages)
  return (
    <WideTable label={t.title}>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">{t.columns.plan}</th>
            <th scope="col">{t.columns.scenario}</th>
            <th scope="col" class="num">
              {t.columns.actions}
            </th>
            <th scope="col">{t.columns.version}</th>
            <th scope="col">{t.columns.approved}</th>
            <th scope="col">{t.columns.rehearsed}</th>
            <th scope="col" class="num">
              {t.columns.readiness}
            </th>
          </tr>
        </thead>
        <tbody>
          {plans.map(line => (
            <Row {...line} key={line.newest.plan} />
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

function Row({ newest, approved, score }: PlanLine) {
  const t = useWords(planMessages)
  const { scenarios } = useWords(emergencyMessages)
  const language = useLanguage()
  const { definition, plan, number } = newest
  const rehearsedOn = newest.rehearsedOn ?? approved?.rehearsedOn
  return (
    <tr>
      <th scope="row">
        <Link href={`/amt/lage/plaene/${plan}`}>{definition.name[language]}</Link>
      </th>
      <td>{scenarios[definition.scenario]}</td>
      <td class="num">{formatNumber(definition.actions.length, language)}</td>
      <td>{t.version(number)}</td>
      <td>
        <Approved newest={newest} approved={approved} />
      </td>
      <td>
        {rehearsedOn ? (
          <State tone="good">{formatShortDay(rehearsedOn, language)}</State>
        ) : (
          <State tone="warn">{t.neverRehearsed}</State>
        )}
      </td>
      <td class="num">{score === null ? null : t.score(formatNumber(score, language))}</td>
    </tr>
  )
}

function Approved({ newest, approved }: Pick<PlanLine, 'newest' | 'approved'>) {
  const t = useWords(planMessages)
  const language = useLanguage()
  if (newest.approvedBy && newest.approvedAt) {
    const day = formatShortDay(berlinDay(newest.approvedAt), language)
    return <State tone="good">{t.approvedBy(newest.approvedBy, day)}</State>
  }
  return (
    <>
      <State tone="warn">{t.notApproved}</State>
      {approved ? <span class="muted"> ({t.approvedEarlier(approved.number)})</span> : null}
    </>
  )
}
