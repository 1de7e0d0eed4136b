import { Temporal } from 'temporal-polyfill'
import { Name, State, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatTinyDay } from '../../foundation/language/index.ts'
import { fullName } from '../case.ts'
import { caseMessages } from '../messages.ts'
import type { InboxProps } from './inbox-props.ts'
import { inboxMessages } from './messages.ts'
import type { InboxLine } from './queries.ts'

export function Lines(props: InboxProps) {
  const t = useWords(inboxMessages)
  const caseWords = useWords(caseMessages)
  if (props.lines.length === 0) return <p class="inbox__none muted">{t.nothingHere}</p>
  return (
    <table class="list cases">
      <thead>
        <tr>
          <th scope="col">{t.promised}</th>
          <th scope="col">{t.servicePerson}</th>
          <th scope="col">{caseWords.state}</th>
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
  const t = useWords(inboxMessages)
  const caseWords = useWords(caseMessages)
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
        <span class="cases__sub">{caseWords.channels[line.channel]}</span>
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
  const t = useWords(inboxMessages)
  const caseWords = useWords(caseMessages)
  if (line.unreached) return <State tone="bad">{t.unreachedState}</State>
  if (late) return <State tone="bad">{caseWords.overdueState}</State>
  if (line.state === 'waiting') return <State tone="waiting">{caseWords.states.waiting}</State>
  if (line.answered && line.state === 'in-progress') return <State tone="good">{t.answeredState}</State>
  if (line.promisedOn.equals(today) && (line.state === 'new' || line.state === 'in-progress')) {
    return <State tone="warn">{caseWords.states[line.state]}</State>
  }
  return <span class="muted">{caseWords.states[line.state]}</span>
}
