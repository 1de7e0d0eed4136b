import type { Temporal } from 'temporal-polyfill'
import {
  Button,
  ButtonLink,
  Form,
  Icon,
  Link,
  Notice,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import { berlinDay, formatInstant, formatTime, formatWeekday } from '../../foundation/language/index.ts'
import type { Letter } from '../../post/index.ts'
import { type Case, type Inquiry, openStates } from '../case.ts'
import { InquiryForm, type InquiryFormProblems } from '../inquiry/inquiry-form.tsx'
import { caseMessages } from '../messages.ts'
import type { TimelineEntry } from './timeline.ts'

export interface StatusPageProps {
  readonly record: Case
  readonly teamName: string
  readonly timeline: readonly TimelineEntry[]
  readonly inquiry: Inquiry | null
  readonly letters: readonly Letter[]
  readonly code: string
  readonly today: Temporal.PlainDate
  readonly done: string | null
  readonly problems?: InquiryFormProblems
}

export function StatusPage(props: StatusPageProps) {
  const t = useWords(caseMessages)
  const language = useLanguage()
  const { record } = props
  return (
    <div class="page section columns">
      <div>
        <p class="muted">{t.about(record.serviceName[language], t.kind(record.outcome), record.reference)}</p>
        <h1>{t.titles[record.state](t.your(record.outcome))}</h1>
        {props.done ? <Notice tone="good" title={props.done} /> : null}
        {props.inquiry ? <InquiryForm record={record} inquiry={props.inquiry} {...props.problems} /> : null}
        <Result {...props} />
        <Promised {...props} />
        <h2>{t.course}</h2>
        <Course {...props} />
        <Ways record={record} />
      </div>
      <aside class="aside">
        <Receipt {...props} />
        <p>{t.anywhere}</p>
        <Form action={`/mein-antrag/${record.reference}/schliessen`}>
          <p class="small">{t.closeHereWhy}</p>
          <Button quiet>{t.closeHere}</Button>
        </Form>
      </aside>
    </div>
  )
}

function Promised({ record, today }: StatusPageProps) {
  const t = useWords(caseMessages)
  const language = useLanguage()
  if (!openStates.includes(record.state)) return null
  const late = record.state !== 'waiting' && record.promisedOn.toString() < today.toString()
  return (
    <div class={`promise ${late ? 'promise--late' : ''}`}>
      <p>{t.promise}</p>
      <p class="promise__day">{formatWeekday(record.promisedOn, language)}</p>
      <p>{record.state === 'waiting' ? t.waitingNote : late ? t.overdue : t.promiseNothingToDo}</p>
      <details>
        <summary class="link">{t.promiseHow}</summary>
        <p class="small">{t.promiseExplained}</p>
      </details>
    </div>
  )
}

function Result({ record, letters }: StatusPageProps) {
  const t = useWords(caseMessages)
  if (!record.decidedAt) return null
  if (letters.length === 0) return null
  if (!letters.at(-1)?.fileId) return <Notice tone="waiting" title={t.fetchSoon} />
  const ready = letters.filter(letter => letter.delivery === 'online' && letter.fileId)
  const rate = `/mein-antrag/${record.reference}/bewertung`
  return (
    <div class="result stack">
      {record.delivery === 'online' ? (
        <>
          <p class="lead">{t.fetchLead}</p>
          <div class="buttons">
            {ready.map((letter, i) => (
              <ButtonLink
                primary={i === 0}
                href={`/mein-antrag/${record.reference}/brief/${letter.id}`}
                key={letter.id}
              >
                {ready.length === 1 ? t.fetch : t.fetchOneOf(i + 1, ready.length)}
              </ButtonLink>
            ))}
          </div>
        </>
      ) : null}
      <div class="rate">
        <p>
          <strong>{t.rate}</strong> {t.rateLead}
        </p>
        <ButtonLink href={rate} primary={record.delivery === 'post'}>
          {t.rateNow}
        </ButtonLink>
      </div>
    </div>
  )
}

function stepName(
  entry: TimelineEntry,
  { record, teamName }: StatusPageProps,
  t: (typeof caseMessages)['de'],
): string {
  switch (entry.step) {
    case 'saved':
      return t.stepSaved
    case 'team':
      return t.stepTeam(teamName)
    case 'read':
      return t.stepRead
    case 'asked':
      return t.stepAsked
    case 'answered':
      return t.stepAnswered
    case 'decided':
      return (entry.at ? t.stepDecided : t.stepToDecide)[record.outcome]
    case 'refused':
      return t.stepRefused
    case 'replied':
      return t.stepReplied
    case 'printed':
      return t.stepPrinted
    case 'letter':
      return t.stepLetter
    case 'returned':
      return t.stepReturned
    case 'online':
      return t.stepOnline
    case 'arrived':
      return t.stepArrived
    case 'fetched':
      return t.stepFetched
    case 'withdrawn':
      return t.stepWithdrawn
  }
}

function Course(props: StatusPageProps) {
  const t = useWords(caseMessages)
  const language = useLanguage()
  const { record, timeline } = props
  const later = (entry: TimelineEntry) => {
    if (entry.step === 'decided')
      return record.state === 'waiting'
        ? t.stepPaused
        : t.stepPromised(formatWeekday(record.promisedOn, language))
    return entry.step === 'arrived' ? t.stepArrivedUnknown : record.decidedAt ? '' : t.stepLetterLater
  }
  return (
    <ol class="course">
      {timeline.map(entry => (
        <li
          key={`${entry.step}${entry.at?.toString()}`}
          class={entry.at ? 'course__done' : entry.next ? 'course__next' : 'course__later'}
        >
          <span class="course__sign">{entry.at ? <Icon name="check" /> : null}</span>
          <span>
            <strong>{stepName(entry, props, t)}</strong>
            {entry.next ? <span class="badge">{t.next}</span> : null}
            <span class="course__when">
              {entry.at
                ? `${formatWeekday(berlinDay(entry.at), language)}, ${formatTime(entry.at, language)}`
                : later(entry)}
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}

function Ways({ record }: { record: Case }) {
  const t = useWords(caseMessages)
  const base = `/mein-antrag/${record.reference}`
  const running = openStates.includes(record.state)
  return (
    <>
      <div class="buttons">
        {running ? <ButtonLink href={`${base}/unterlage`}>{t.addDocument}</ButtonLink> : null}
        <ButtonLink href={`${base}/frage`}>{t.writeToUs}</ButtonLink>
      </div>
      <ul class="plain">
        <li>
          <Link href={`${base}/antworten`}>{t.yourAnswers}</Link>
        </li>
        <li>
          <Link href={`${base}/einsicht`}>{t.whoLooked}</Link>
        </li>
        {running ? (
          <li>
            <Link href={`${base}/zurueckziehen`}>{t.withdraw}</Link>
          </li>
        ) : null}
      </ul>
    </>
  )
}

function Receipt({ record, code }: StatusPageProps) {
  const t = useWords(caseMessages)
  const language = useLanguage()
  return (
    <div class="card">
      <h2>{t.receipt}</h2>
      <dl class="receipt">
        <dt>{t.reference}</dt>
        <dd class="receipt__big">{record.reference}</dd>
        <dt>{t.codeFor}</dt>
        <dd class="receipt__big">{`${code.slice(0, 3)} ${code.slice(3)}`}</dd>
        <dt>{t.savedAt}</dt>
        <dd>{formatInstant(record.openedAt, language)}</dd>
      </dl>
      <button type="button" class="link linkbutton" data-print hidden>
        {t.print}
      </button>
    </div>
  )
}
