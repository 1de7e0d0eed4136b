import { Icon, Name, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { Question } from '../../services/index.ts'
import { type Answers, textOf } from '../answers/index.ts'
import { identificationMessages } from '../identification/messages.ts'

/** What a proof of identity answers: shown, not asked. There is no field whose value could be another. */
export function VerifiedAnswer({ question, answers }: { question: Question; answers: Answers }) {
  const t = useWords(identificationMessages)
  const language = useLanguage()
  return (
    <div class="field verified" id={question.id}>
      <p class="kern-label">{question.label[language]}</p>
      <p>
        <Name>{textOf(answers, question.id)}</Name>{' '}
        <span class="muted">
          <Icon name="check" /> {t.fromProof}
        </span>
      </p>
    </div>
  )
}
