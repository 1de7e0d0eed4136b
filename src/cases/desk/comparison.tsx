import { Name, Notice, State, type Tone, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatInstant, formatTime, type Language } from '../../foundation/language/index.ts'
import type { Agreement, ComparedAnswer } from '../register/compare-with-register.ts'
import type { SnapshotAnswer } from '../snapshot.ts'
import type { CaseProps } from './case-props.ts'
import { deskMessages } from './messages.ts'

/** Where there is nothing to compare there is nothing to see: no sign, plain grey. */
const tones: Record<Agreement, Tone | null> = {
  same: 'good',
  spelling: 'warn',
  contradiction: 'bad',
  unanswered: null,
  'not-in-register': null,
}

export function Comparison({ view, now }: CaseProps) {
  const t = useWords(deskMessages)
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
  const t = useWords(deskMessages)
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
