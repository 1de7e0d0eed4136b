import type { ComponentChildren } from 'preact'
import { ChoiceField, LongTextField, TextField, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { GroupedQuestion, Question, TextFormat } from '../../services/index.ts'
import { addressOf, chosenOf, type Problem, textOf } from '../answers/index.ts'
import { sentences } from '../answers/sentences.ts'
import { words } from '../messages.ts'
import { SHOWN } from './read-form.ts'

type Simple = Exclude<Question, { type: 'group' | 'file' }> | GroupedQuestion
type Of<Type extends Simple['type']> = Extract<Simple, { type: Type }>

interface QuestionProps<Asked extends Simple> {
  readonly question: Asked
  /** Of the draft, or of one entry. */
  readonly answers: object
  readonly problems: readonly Problem[]
}

function errorOf(problems: readonly Problem[], field: string): string | undefined {
  return problems.find(problem => problem.field === field)?.sentence
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
    error: errorOf(problems, question.id),
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

function AddressQuestion({ question, answers, problems }: QuestionProps<Of<'address'>>) {
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
    error: errorOf(problems, `${id}-${name}`),
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

/**
 * Says that the question was on the page, and shows or hides it with its condition. The rules of the condition
 * travel as data attributes: without the script a hidden question stays hidden until the page comes again.
 */
export function AskedQuestion(props: {
  question: Question | GroupedQuestion
  /** Whether the condition is about a question on the same page, so that its answer may still change. */
  live: boolean
  asked: boolean
  children: ComponentChildren
}) {
  const { question, live, asked, children } = props
  const shown = <input type="hidden" name={SHOWN} value={question.id} />
  if (!live || !question.when) {
    return (
      <>
        {shown}
        {children}
      </>
    )
  }
  return (
    // The fieldset switches its fields off while they are hidden; it groups nothing a reader should hear of.
    <fieldset
      class="condition"
      role="none"
      data-when={question.when.question}
      data-is={JSON.stringify(question.when.is)}
      hidden={!asked}
      disabled={!asked}
    >
      {shown}
      {children}
    </fieldset>
  )
}
