import { ChoiceField, LongTextField, TextField, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { GroupedQuestion, Question, TextFormat } from '../../services/index.ts'
import { chosenOf, type Problem, textOf } from '../answers/index.ts'
import { sentences } from '../answers/sentences.ts'
import { words } from '../messages.ts'
import { AddressQuestion } from './address-question.tsx'

type Simple = Exclude<Question, { type: 'group' | 'file' }> | GroupedQuestion
type Of<Type extends Simple['type']> = Extract<Simple, { type: Type }>

interface QuestionProps<Asked extends Simple> {
  readonly question: Asked
  /** Of the draft, or of one entry. */
  readonly answers: object
  readonly problems: readonly Problem[]
}

/** One question as a field, with what was typed and the sentence where that cannot be taken. */
export function QuestionField(props: QuestionProps<Simple>) {
  const { question, answers, problems } = props
  const language = useLanguage()
  const common = {
    id: question.id,
    label: question.label[language],
    hint: question.hint?.[language],
    optional: question.optional,
    error: problems.find(problem => problem.field === question.id)?.sentence,
  }
  switch (question.type) {
    case 'text':
      return <TextQuestion {...common} question={question} value={textOf(answers, question.id)} />
    case 'long-text':
      return <LongTextField {...common} value={textOf(answers, question.id)} rows={8} />
    case 'date':
      return <DateQuestion {...common} question={question} value={textOf(answers, question.id)} />
    case 'number':
      return (
        <TextField
          {...common}
          label={withUnit(question, language)}
          value={textOf(answers, question.id)}
          width="short"
          numeric
        />
      )
    case 'choice':
    case 'choices': {
      const options = question.options.map(({ value, label, hint }) => ({
        value,
        label: label[language],
        hint: hint?.[language],
      }))
      const chosen = chosenOf(answers, question.id)
      return (
        <ChoiceField {...common} options={options} chosen={chosen} several={question.type === 'choices'} />
      )
    }
    case 'consent':
      return <ConsentQuestion {...common} agreed={textOf(answers, question.id) === 'yes'} />
    case 'address':
      return <AddressQuestion question={question} answers={answers} problems={problems} />
  }
}

interface CommonProps {
  readonly id: string
  readonly label: string
  readonly hint: string | undefined
  readonly optional: boolean
  readonly error: string | undefined
}

function withUnit({ label, unit }: Of<'number'>, language: 'de' | 'en'): string {
  return unit ? `${label[language]} (${unit[language]})` : label[language]
}

const widths = {
  plain: 'full',
  name: 'full',
  postcode: 'short',
  microchip: 'medium',
  phone: 'medium',
  email: 'full',
  iban: 'full',
} as const satisfies Record<TextFormat, 'short' | 'medium' | 'full'>

function TextQuestion({ question, ...props }: CommonProps & { question: Of<'text'>; value: string }) {
  const { format, autocomplete } = question
  return (
    <TextField
      {...props}
      type={format === 'email' ? 'email' : format === 'phone' ? 'tel' : 'text'}
      width={widths[format]}
      numeric={format === 'postcode' || format === 'microchip'}
      personName={format === 'name'}
      autocomplete={autocomplete}
    />
  )
}

/** One field, because people know dates as one word and paste them; no numeric keyboard, which may lack the dot. */
function DateQuestion({ question, hint, ...props }: CommonProps & { question: Of<'date'>; value: string }) {
  const t = useWords(words)
  const example = hint && /\d/.test(hint) ? hint : [hint, t.dateHint].filter(Boolean).join(' ')
  return <TextField {...props} hint={example} width="short" autocomplete={question.autocomplete} />
}

function ConsentQuestion({ label, agreed, ...props }: CommonProps & { agreed: boolean }) {
  const language = useLanguage()
  return (
    <ChoiceField
      {...props}
      label={sentences[language].consent}
      options={[{ value: 'yes', label }]}
      chosen={agreed ? ['yes'] : []}
      several
    />
  )
}
