import { Temporal } from 'temporal-polyfill'
import { Fact, Name, Notice, State, useLanguage, useWords } from '../../foundation/html/index.ts'
import { berlinDay, formatInstant, formatTinyDay } from '../../foundation/language/index.ts'
import { type Case, fullName } from '../case.ts'
import { lastDayToAnswer } from '../inquiry/deadline.ts'
import { caseMessages } from '../messages.ts'
import type { CaseProps } from './case-props.ts'
import { describeProof } from './describe-proof.ts'
import { deskMessages } from './messages.ts'

export function CaseHead({ view, viewer, today, inquiry }: CaseProps) {
  const t = useWords(deskMessages)
  const caseWords = useWords(caseMessages)
  const language = useLanguage()
  const { record } = view
  const lastDay = inquiry && lastDayToAnswer(inquiry)
  const late =
    ['new', 'in-progress'].includes(record.state) && record.promisedOn.toString() < today.toString()
  return (
    <header class="case__head">
      <h2 class="case__title">
        {record.serviceName[language]} · <Name>{fullName(record.applicant)}</Name>
      </h2>
      <p class="case__reference">
        {record.reference} {record.demo ? <span class="badge">{t.demoPerson}</span> : null}
      </p>
      <dl class="case__facts">
        <Fact name={t.head.promise}>
          {late ? (
            <State tone="bad">
              {formatTinyDay(record.promisedOn, language)}, {caseWords.overdueState}
            </State>
          ) : (
            formatTinyDay(record.promisedOn, language)
          )}
        </Fact>
        <Fact name={caseWords.state}>{caseWords.states[record.state]}</Fact>
        <Fact name={t.head.channel}>
          {caseWords.channels[record.channel]}, {t.delivery[record.delivery]}
        </Fact>
        {record.paperNumber ? (
          <Fact name={t.head.paper}>
            {t.onPaper(record.paperNumber, formatInstant(record.openedAt, language))}
          </Fact>
        ) : null}
        <Fact name={t.head.clock}>
          {record.waitingSince ? (
            <State tone="waiting">
              {t.clockPaused(formatTinyDay(berlinDay(record.waitingSince), language))}
              {lastDay ? t.answerBy(formatTinyDay(lastDay, language)) : ''}
            </State>
          ) : (
            t.clockRuns(formatTinyDay(berlinDay(record.openedAt), language))
          )}
        </Fact>
        <Fact name={t.head.with}>
          {record.assignedTo === viewer ? t.you : (record.assignedName ?? t.nobody)}
        </Fact>
        <Fact name={t.head.identity}>
          <ProvedBy record={record} />
        </Fact>
        <Fact name={t.head.outcome}>{t.outcomes[record.outcome]}</Fact>
      </dl>
      {record.unreachedSince ? (
        <Notice tone="warn" title={t.unreachedTitle}>
          <p>{t.unreachedLead}</p>
        </Notice>
      ) : null}
    </header>
  )
}

/** "Online-Ausweis (hoch), Mo 23.11., 10:12", or that nothing was proved. */
function ProvedBy({ record: { identity } }: { record: Case }) {
  const t = useWords(deskMessages)
  const language = useLanguage()
  if (!identity) return t.notProved
  const when = formatInstant(Temporal.Instant.from(identity.at), language)
  return `${describeProof(identity, language)}, ${when}`
}
