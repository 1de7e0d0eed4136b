import { TextField, useLanguage } from '../../foundation/html/index.ts'
import type { GroupedQuestion } from '../../services/index.ts'
import { addressOf, type Problem } from '../answers/index.ts'
import { sentences } from '../answers/sentences.ts'

interface AddressQuestionProps {
  readonly question: Extract<GroupedQuestion, { type: 'address' }>
  readonly answers: object
  readonly problems: readonly Problem[]
}

/** Street, postcode and town as one question. */
export function AddressQuestion({ question, answers, problems }: AddressQuestionProps) {
  const language = useLanguage()
  const t = sentences[language]
  const { id, label, hint, optional } = question
  const address = addressOf(answers, id)
  // Browsers fill in where the person lives, not where somebody else does.
  const own = question.register !== undefined || id === 'postalAddress'
  const part = (name: 'street' | 'postcode' | 'place', autocomplete: string) => ({
    autocomplete: own ? autocomplete : undefined,
    id: `${id}-${name}`,
    label: t[name],
    value: address[name],
    error: problems.find(problem => problem.field === `${id}-${name}`)?.sentence,
    optional,
  })
  return (
    <fieldset class="address field" id={id} aria-describedby={hint ? `${id}-hinweis` : undefined}>
      <legend class="kern-label">{label[language]}</legend>
      {hint ? (
        <div class="kern-hint" id={`${id}-hinweis`}>
          {hint[language]}
        </div>
      ) : null}
      <TextField {...part('street', 'address-line1')} />
      <div class="address__town">
        <TextField {...part('postcode', 'postal-code')} width="short" numeric />
        <TextField {...part('place', 'address-level2')} width="medium" />
      </div>
    </fieldset>
  )
}
