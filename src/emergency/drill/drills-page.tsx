import {
  Button,
  ErrorSummary,
  type FieldProblem,
  Form,
  Link,
  SelectField,
  State,
  useLanguage,
  useWords,
  WideTable,
} from '../../foundation/html/index.ts'
import { formatInstant, formatNumber } from '../../foundation/language/index.ts'
import { effectMessages } from '../effects/messages.ts'
import { takeovers } from '../plan.ts'
import type { PlanVersion } from '../plans/queries.ts'
import { Sections } from '../sections.tsx'
import { drillMessages } from './messages.ts'
import type { Drill } from './queries.ts'

export interface DrillsPageProps {
  readonly drills: readonly Drill[]
  /** Approved versions. */
  readonly plans: readonly PlanVersion[]
  readonly chosen: string
  readonly problems: readonly FieldProblem[]
  /** Makes the same click the same drill. */
  readonly page: string
}

/** What was rehearsed and what it showed; and a new one. */
export function DrillsPage({ drills, plans, chosen, problems, page }: DrillsPageProps) {
  const t = useWords(drillMessages)
  const language = useLanguage()
  return (
    <div class="desk situation">
      <Sections here="drills" />
      <p class="situation__drill">{t.band}</p>
      <h1>{t.title}</h1>
      <p class="situation__note muted">{t.lead}</p>
      {plans.length === 0 ? (
        <p>{t.noPlan}</p>
      ) : (
        <Form action="/amt/lage/uebungen" class="situation__prepare">
          <ErrorSummary problems={problems} />
          <input type="hidden" name="seite" value={page} />
          <SelectField
            id="plan"
            label={t.plan}
            hint={t.planHint}
            value={chosen}
            options={plans.map(({ plan, definition }) => ({ value: plan, label: definition.name[language] }))}
            error={problems[0]?.sentence}
          />
          <div class="buttons">
            <Button primary>{t.ask}</Button>
          </div>
        </Form>
      )}
      {drills.length === 0 ? <p>{t.none}</p> : <Table drills={drills} />}
    </div>
  )
}

function Table({ drills }: { drills: readonly Drill[] }) {
  const t = useWords(drillMessages)
  return (
    <WideTable label={t.title}>
      <table class="list">
        <thead>
          <tr>
            {Object.entries(t.columns).map(([name, column]) => (
              <th scope="col" class={name === 'people' ? 'num' : undefined} key={name}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drills.map(drill => (
            <Row drill={drill} key={drill.id} />
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

function Row({ drill }: { drill: Drill }) {
  const t = useWords(drillMessages)
  const effects = useWords(effectMessages)
  const language = useLanguage()
  const { report, plan, number, definition, askedBy, askedAt } = drill
  const seconds = (ms: number) => t.seconds(formatNumber(Math.round(ms / 100) / 10, language))
  const numbers = (...counts: number[]) => counts.map(count => formatNumber(count, language)).join(' · ')
  return (
    <tr>
      <th scope="row">{formatInstant(askedAt, language)}</th>
      <td>
        <Link href={`/amt/lage/plaene/${plan}/fassungen/${number}`}>{definition.name[language]}</Link>
      </td>
      <td>{askedBy}</td>
      <td>
        {!report ? (
          <State tone="waiting">{t.waits}</State>
        ) : report.fault ? (
          <State tone="bad">
            {t.failed}: {report.fault}
          </State>
        ) : (
          <State tone="good">{t.done}</State>
        )}
        {report?.deadlines ? (
          <span class="muted"> {effects.rehearsed(formatNumber(report.deadlines, language))}</span>
        ) : null}
      </td>
      {report && !report.fault ? (
        <>
          <td>{seconds(report.switchedMs)}</td>
          <td>{seconds(report.lookedAfterMs)}</td>
          <td class="num">{numbers(takeovers.reduce((sum, way) => sum + (report.taken[way] ?? 0), 0))}</td>
          {/* A report from before some ways has no number for them. */}
          <td>{numbers(...takeovers.map(way => report.taken[way] ?? 0))}</td>
          <td>{numbers(report.taken.mail, report.taken.sms, report.taken.call)}</td>
        </>
      ) : (
        <td colSpan={5}>–</td>
      )}
    </tr>
  )
}
