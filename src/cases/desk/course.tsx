import { Name, useLanguage, useWords } from '../../foundation/html/index.ts'
import { berlinDay, formatTime, formatTinyDay } from '../../foundation/language/index.ts'
import { caseMessages } from '../messages.ts'
import type { CaseProps } from './case-props.ts'
import { describeProof } from './describe-proof.ts'
import { deskMessages } from './messages.ts'

export function Course({ acts }: CaseProps) {
  const t = useWords(deskMessages)
  const caseWords = useWords(caseMessages)
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
                <strong>{caseWords.actKinds[act.kind]}</strong>
                {act.kind === 'identified' ? (
                  <span class="case__note">{describeProof(act.data, language)}</span>
                ) : null}
                {typeof act.data.paper === 'string' ? (
                  <span class="case__note">{t.fromPaper(act.data.paper)}</span>
                ) : null}
                {act.note ? (
                  <span class="case__note">
                    <Name>{act.note}</Name>
                  </span>
                ) : null}
              </td>
              <td class="muted">
                {act.actorName ?? (act.actorKind === 'citizen' ? caseWords.citizenActor : t.system)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
