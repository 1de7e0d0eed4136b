import type { ComponentChildren } from 'preact'
import type { AuditLine } from '../../foundation/audit/index.ts'
import {
  Button,
  ButtonLink,
  ErrorSummary,
  type FieldProblem,
  FileField,
  Form,
  Icon,
  Link,
  LongTextField,
  TextField,
  useLanguage,
  useWords,
  WideTable,
} from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import { roleNames, roles } from '../../foundation/permissions/index.ts'
import type { Case } from '../case.ts'
import { lookReasons } from '../looks/explain-look.ts'
import { lookMessages } from '../looks/messages.ts'
import { caseMessages } from '../messages.ts'
import type { SnapshotAnswer } from '../snapshot.ts'

function Frame({ record, title, children }: { record: Case; title: string; children: ComponentChildren }) {
  const t = useWords(caseMessages)
  return (
    <div class="page section">
      <Link href={`/mein-antrag/${record.reference}`} class="back link">
        <Icon name="back" />
        {t.back}
      </Link>
      <h1>{title}</h1>
      {children}
    </div>
  )
}

export interface Typed {
  readonly label?: string
  readonly text?: string
  readonly problems?: readonly FieldProblem[]
}

const errorOf = (typed: Typed, field: string) =>
  typed.problems?.find(problem => problem.field === field)?.sentence

export function DocumentPage({ record, ...typed }: { record: Case } & Typed) {
  const t = useWords(caseMessages)
  return (
    <Frame record={record} title={t.documentTitle}>
      <ErrorSummary problems={typed.problems ?? []} />
      <Form action={`/mein-antrag/${record.reference}/unterlage`} multipart class="form">
        <TextField
          id="bezeichnung"
          label={t.documentLabel}
          hint={t.documentLabelHint}
          value={typed.label ?? ''}
          error={errorOf(typed, 'bezeichnung')}
        />
        <FileField id="datei" label={t.documentFile} error={errorOf(typed, 'datei')} />
        <div class="buttons">
          <Button primary>{t.documentSend}</Button>
        </div>
      </Form>
    </Frame>
  )
}

export function MessagePage({ record, ...typed }: { record: Case } & Typed) {
  const t = useWords(caseMessages)
  return (
    <Frame record={record} title={t.messageTitle}>
      <p class="lead">{t.messageLead}</p>
      <ErrorSummary problems={typed.problems ?? []} />
      <Form action={`/mein-antrag/${record.reference}/frage`} class="form">
        <LongTextField
          id="text"
          label={t.messageLabel}
          value={typed.text ?? ''}
          error={errorOf(typed, 'text')}
        />
        <div class="buttons">
          <Button primary>{t.messageSend}</Button>
        </div>
      </Form>
    </Frame>
  )
}

export function WithdrawPage({ record }: { record: Case }) {
  const t = useWords(caseMessages)
  return (
    <Frame record={record} title={t.withdrawTitle}>
      <p class="lead">{t.withdrawLead}</p>
      <Form action={`/mein-antrag/${record.reference}/zurueckziehen`}>
        <div class="buttons">
          <Button>{t.withdrawYes}</Button>
          <ButtonLink primary href={`/mein-antrag/${record.reference}`}>
            {t.withdrawNo}
          </ButtonLink>
        </div>
      </Form>
    </Frame>
  )
}

function AnswerText({ answer }: { answer: SnapshotAnswer }) {
  const t = useWords(caseMessages)
  if (!answer.entries) return <bdi class="name">{answer.text || t.notAnswered}</bdi>
  return (
    <ol>
      {answer.entries.map((entry, index) => (
        <li key={index}>{entry.map(part => `${part.label}: ${part.text || t.notAnswered}`).join(' · ')}</li>
      ))}
    </ol>
  )
}

export function AnswersPage({ record }: { record: Case }) {
  const t = useWords(caseMessages)
  return (
    <Frame record={record} title={t.answersTitle}>
      <p class="lead">{t.answersLead}</p>
      {record.snapshot.sections.map(section => (
        <section key={section.title} lang={record.language}>
          <h2>{section.title}</h2>
          <dl class="answers">
            {section.answers.map(answer => (
              <div key={answer.question}>
                <dt>{answer.label}</dt>
                <dd>
                  <AnswerText answer={answer} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Frame>
  )
}

/** Looks; everything else in the trail is an act and called as in the course of the case. */
const looks: Record<string, 'stepRead' | 'lookedDocument' | 'lookedLetter'> = {
  'case.read': 'stepRead',
  'case.document-read': 'lookedDocument',
  'case.letter-read': 'lookedLetter',
}

/** Function and team, not the name: see docs/decisions/who-looked-is-told-by-function.md. */
export function LookedPage({
  record,
  lines,
  teamNames,
}: {
  record: Case
  lines: readonly AuditLine[]
  teamNames: ReadonlyMap<string, string>
}) {
  const t = useWords(caseMessages)
  const language = useLanguage()
  const looking = useWords(lookMessages)
  const officeOf = ({ detail }: AuditLine) => {
    const role = roleNames.find(known => known === detail.role)
    const team = typeof detail.team === 'string' ? teamNames.get(detail.team) : undefined
    return [role ? roles[role][language] : looking.office, team].filter(Boolean).join(', ')
  }
  const reasonOf = ({ act, detail }: AuditLine) => {
    const reason = act === 'case.look-explained' && lookReasons.find(known => known === detail.reason)
    return reason ? looking.explained(looking.reasons[reason]) : null
  }
  const name = (act: string) => {
    const kind = act.replace(/^case\./, '') as keyof typeof t.actKinds
    const look = looks[act]
    return look ? t[look] : (t.actKinds[kind] ?? act)
  }
  return (
    <Frame record={record} title={t.lookedTitle}>
      <p class="lead">{t.lookedLead}</p>
      {lines.length === 0 ? (
        <p>{t.lookedNone}</p>
      ) : (
        <WideTable label={t.lookedTitle}>
          <table class="kern-table">
            <thead class="kern-table__head">
              <tr class="kern-table__row">
                <th scope="col" class="kern-table__header">
                  {t.lookedWhen}
                </th>
                <th scope="col" class="kern-table__header">
                  {t.lookedWho}
                </th>
                <th scope="col" class="kern-table__header">
                  {t.lookedWhat}
                </th>
              </tr>
            </thead>
            <tbody class="kern-table__body">
              {lines.map(line => (
                <tr class="kern-table__row" key={line.id}>
                  <td class="kern-table__cell">{formatInstant(line.at, language)}</td>
                  <td class="kern-table__cell">{officeOf(line)}</td>
                  <td class="kern-table__cell">{reasonOf(line) ?? name(line.act)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </Frame>
  )
}
