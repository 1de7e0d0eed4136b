import { useWords } from '../../foundation/html/index.ts'
import type { Case } from '../case.ts'
import type { SnapshotAnswer } from '../snapshot.ts'
import { CaseFrame } from './case-frame.tsx'
import { ownCaseMessages } from './messages.ts'

function AnswerText({ answer }: { answer: SnapshotAnswer }) {
  const t = useWords(ownCaseMessages)
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
  const t = useWords(ownCaseMessages)
  return (
    <CaseFrame record={record} title={t.answersTitle}>
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
    </CaseFrame>
  )
}
