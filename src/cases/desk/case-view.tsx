import type { ComponentChildren } from 'preact'
import { Temporal } from 'temporal-polyfill'
import { Name, Notice, State, type Tone, useLanguage, useWords } from '../../foundation/html/index.ts'
import {
  berlinDay,
  formatInstant,
  formatTime,
  formatTinyDay,
  type Language,
} from '../../foundation/language/index.ts'
import type { MailState } from '../../foundation/messages/index.ts'
import type { Letter } from '../../post/index.ts'
import { type Act, type Case, type CaseDocument, fullName } from '../case.ts'
import type { CaseView } from '../looks/look-at-case.ts'
import { caseMessages } from '../messages.ts'
import type { Agreement, ComparedAnswer } from '../register/compare-with-register.ts'
import type { SnapshotAnswer } from '../snapshot.ts'
import { describeProof } from './describe-proof.ts'

export interface CaseProps {
  readonly view: CaseView
  readonly acts: readonly Act[]
  readonly documents: readonly CaseDocument[]
  readonly letters: readonly Letter[]
  readonly mails: readonly MailState[]
  readonly letterStates: Record<string, string>
  readonly viewer: string
  readonly today: Temporal.PlainDate
  readonly now: Temporal.Instant
}

/** Where there is nothing to compare there is nothing to see: no sign, plain grey. */
const tones: Record<Agreement, Tone | null> = {
  same: 'good',
  spelling: 'warn',
  contradiction: 'bad',
  unanswered: null,
  'not-in-register': null,
}

export function CaseHead({ view, viewer, today }: CaseProps) {
  const t = useWords(caseMessages)
  const language = useLanguage()
  const { record } = view
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
              {formatTinyDay(record.promisedOn, language)}, {t.overdueState}
            </State>
          ) : (
            formatTinyDay(record.promisedOn, language)
          )}
        </Fact>
        <Fact name={t.state}>{t.states[record.state]}</Fact>
        <Fact name={t.head.channel}>
          {t.channels[record.channel]}, {t.delivery[record.delivery]}
        </Fact>
        <Fact name={t.head.clock}>
          {record.waitingSince ? (
            <State tone="waiting">
              {t.clockPaused(formatTinyDay(berlinDay(record.waitingSince), language))}
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
  const t = useWords(caseMessages)
  const language = useLanguage()
  if (!identity) return t.notProved
  const when = formatInstant(Temporal.Instant.from(identity.at), language)
  return `${describeProof(identity, language)}, ${when}`
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export function Comparison({ view, now }: CaseProps) {
  const t = useWords(caseMessages)
  const language = useLanguage()
  const { record } = view
  const warning = view.situation.registerWarning
  return (
    <div class="tablewrap">
      {warning ? <Notice tone="warn" title={warning.sentence[language]} /> : null}
      <table class="list compare">
        <thead>
          <tr>
            <th scope="col">{t.question(record.snapshot.serviceVersion)}</th>
            <th scope="col">
              {t.answers}, {formatInstant(record.openedAt, language)}
            </th>
            <th scope="col">
              {t.register}, {formatTime(now, language)}
            </th>
            <th scope="col">{t.comparison}</th>
          </tr>
        </thead>
        <tbody>
          {view.compared.map(one => (
            <ComparedRow
              one={one}
              asked={record.snapshot.language}
              cleared={record.cleared.includes(one.answer.question)}
              key={one.answer.question}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ComparedRow({
  one,
  asked,
  cleared,
}: {
  one: ComparedAnswer
  /** The language in which the questions were put. */
  asked: Language
  cleared: boolean
}) {
  const t = useWords(caseMessages)
  const open = one.agreement === 'contradiction' && !cleared
  const tone = tones[one.agreement]
  return (
    <tr class={open ? 'compare__bad' : undefined}>
      <th scope="row" lang={asked}>
        {one.answer.label}
      </th>
      <td lang={asked}>
        <Answered answer={one.answer} />
      </td>
      <td>{one.registered ? <Name>{one.registered}</Name> : '–'}</td>
      <td>
        {cleared && one.agreement === 'contradiction' ? (
          <State tone="info">{t.clearedTag}</State>
        ) : tone ? (
          <State tone={tone}>{t.agreements[one.agreement]}</State>
        ) : (
          <span class="muted">{t.agreements[one.agreement]}</span>
        )}
      </td>
    </tr>
  )
}

function Answered({ answer }: { answer: SnapshotAnswer }) {
  if (!answer.entries) return answer.text ? <Name>{answer.text}</Name> : <span class="muted">–</span>
  return (
    <ol class="entries">
      {answer.entries.map((entry, index) => (
        <li key={index}>
          {entry.map(part => (
            <span key={part.question}>
              <span class="muted">{part.label}:</span> <Name>{part.text || '–'}</Name>{' '}
            </span>
          ))}
        </li>
      ))}
    </ol>
  )
}

export function Course({ acts }: CaseProps) {
  const t = useWords(caseMessages)
  const language = useLanguage()
  return (
    <section>
      <h3>{t.courseTitle}</h3>
      <table class="list">
        <tbody>
          {acts.map(act => (
            <tr key={act.id}>
              <td class="nowrap">
                {formatTinyDay(berlinDay(act.at), language)} {formatTime(act.at, language)}
              </td>
              <td>
                <strong>{t.actKinds[act.kind]}</strong>
                {act.kind === 'identified' ? (
                  <span class="case__note">{describeProof(act.data, language)}</span>
                ) : null}
                {act.note ? (
                  <span class="case__note">
                    <Name>{act.note}</Name>
                  </span>
                ) : null}
              </td>
              <td class="muted">
                {act.actorName ?? (act.actorKind === 'citizen' ? t.citizenActor : t.system)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export function Papers({ view, documents, letters, mails, letterStates }: CaseProps) {
  const t = useWords(caseMessages)
  const language = useLanguage()
  const base = `/amt/vorgang/${view.record.reference}`
  const { contact } = view.record
  return (
    <div class="papers">
      <section>
        <h3>{t.documents}</h3>
        {documents.length === 0 ? <p class="muted">{t.noDocuments}</p> : null}
        <ul class="plainlist">
          {documents.map(document => (
            <li key={document.fileId}>
              <a class="link" href={`${base}/unterlage/${document.fileId}`}>
                {document.name}
              </a>
              <span class="muted">
                <Name>{document.label}</Name>, {formatTinyDay(berlinDay(document.addedAt), language)}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t.post}</h3>
        {mails.length + letters.length === 0 ? <p class="muted">{t.noPost}</p> : null}
        <ul class="plainlist">
          {mails.map(mail => (
            <MailLine mail={mail} key={mail.id} />
          ))}
          {letters.map(letter => (
            <li key={letter.id}>
              {letter.fileId ? (
                <a class="link" href={`${base}/brief/${letter.id}`} lang="de">
                  {letter.subject}
                </a>
              ) : (
                <span lang="de">{letter.subject}</span>
              )}
              <State tone={letter.lastError ? 'bad' : letter.state === 'returned' ? 'warn' : 'info'}>
                {letterStates[letter.state]}
              </State>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t.contact}</h3>
        <p>
          {[contact.email, contact.phone, contact.postalAddress.join(', ')].filter(Boolean).join(' · ') ||
            t.noContact}
        </p>
      </section>
    </div>
  )
}

function MailLine({ mail }: { mail: MailState }) {
  const t = useWords(caseMessages)
  return (
    <li>
      {t.mailTemplates[mail.template] ?? mail.template}
      {mail.bouncedAt || mail.givenUpAt ? (
        <State tone={mail.settledAt ? 'info' : 'bad'}>{t.mailFailed}</State>
      ) : mail.sentAt ? (
        <State tone={mail.bounce ? 'waiting' : 'good'}>{mail.bounce ? t.mailLate : t.mailSent}</State>
      ) : (
        <State tone="waiting">{t.mailWaiting}</State>
      )}
      {mail.bounce || mail.givenUpAt ? (
        <span class="case__note" lang="en">
          <Name>{mail.bounce ?? mail.lastError ?? ''}</Name>
        </span>
      ) : null}
    </li>
  )
}
