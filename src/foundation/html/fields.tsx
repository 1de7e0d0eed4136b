import type { ComponentChildren } from 'preact'
import { Icon } from './icons.tsx'
import { layoutMessages } from './messages.ts'
import { useWords } from './page-context.tsx'

export interface FieldProblem {
  /** Id of the field the summary links to. */
  readonly field: string
  /** The label of the question. */
  readonly label: string
  /** What to do, in one sentence. */
  readonly sentence: string
}

/** Takes the focus after a failed POST and links to each field. */
export function ErrorSummary({ problems }: { problems: readonly FieldProblem[] }) {
  const t = useWords(layoutMessages)
  if (problems.length === 0) return null
  return (
    <div class="errors" role="alert" tabIndex={-1} id="fehler" data-focus>
      <h2 class="errors__title">
        <Icon name="danger" />
        {t.errorsTitle(problems.length)}
      </h2>
      <ul>
        {problems.map(problem => (
          <li key={problem.field}>
            <a class="link" href={`#${problem.field}`}>
              {problem.label}: {problem.sentence}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly optional?: boolean
  readonly error?: string | undefined
}

function describedBy({ id, hint, error }: FieldProps): string | undefined {
  return [hint && `${id}-hinweis`, error && `${id}-fehler`].filter(Boolean).join(' ') || undefined
}

function Label({ id, label, optional }: FieldProps) {
  const t = useWords(layoutMessages)
  return (
    <label class="kern-label" for={id}>
      {label} {optional ? <span class="kern-label__optional">{t.optional}</span> : null}
    </label>
  )
}

function Hint({ id, hint }: FieldProps) {
  return hint ? (
    <div class="kern-hint" id={`${id}-hinweis`}>
      {hint}
    </div>
  ) : null
}

function FieldError({ id, error }: FieldProps) {
  const t = useWords(layoutMessages)
  return error ? (
    <p class="field__error" id={`${id}-fehler`}>
      <Icon name="danger" />
      <span>
        <span class="kern-sr-only">{t.error}: </span>
        {error}
      </span>
    </p>
  ) : null
}

function Field(props: FieldProps & { children: ComponentChildren }) {
  return (
    <div class={`kern-form-input field ${props.error ? 'kern-form-input--error field--error' : ''}`}>
      <Label {...props} />
      <Hint {...props} />
      {props.children}
      <FieldError {...props} />
    </div>
  )
}

interface TextFieldProps extends FieldProps {
  readonly name?: string
  readonly value: string
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'search'
  readonly width?: 'short' | 'medium' | 'full'
  readonly autocomplete?: string | undefined
  readonly numeric?: boolean
  readonly maxLength?: number
  readonly personName?: boolean
  readonly autofocus?: boolean
}

export function TextField(props: TextFieldProps) {
  return (
    <Field {...props}>
      <input
        class={`kern-form-input__input field__input field__input--${props.width ?? 'full'} ${props.personName ? 'name' : ''}`}
        id={props.id}
        name={props.name ?? props.id}
        type={props.type ?? 'text'}
        value={props.value}
        autoComplete={props.autocomplete}
        inputMode={props.numeric ? 'numeric' : undefined}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? 'true' : undefined}
        aria-required={props.optional ? undefined : 'true'}
        spellcheck={props.personName ? false : undefined}
        autofocus={props.autofocus}
      />
    </Field>
  )
}

export function LongTextField(props: FieldProps & { name?: string; value: string; rows?: number }) {
  return (
    <Field {...props}>
      <textarea
        class="kern-form-input__input field__input field__long"
        id={props.id}
        name={props.name ?? props.id}
        rows={props.rows ?? 6}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? 'true' : undefined}
        aria-required={props.optional ? undefined : 'true'}
      >
        {props.value}
      </textarea>
    </Field>
  )
}

export function DateField(props: Omit<TextFieldProps, 'numeric' | 'width'>) {
  const t = useWords(layoutMessages)
  return (
    <TextField {...props} hint={[props.hint, t.dateHint].filter(Boolean).join(' ')} width="short" numeric />
  )
}

export interface OptionProps {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
}

interface ChoiceFieldProps extends FieldProps {
  readonly name?: string
  readonly options: readonly OptionProps[]
  readonly chosen: readonly string[]
  readonly several?: boolean
}

/** Radios, or checkboxes where several may be chosen. The first one carries the id the error summary links to. */
export function ChoiceField(props: ChoiceFieldProps) {
  const t = useWords(layoutMessages)
  const kind = props.several ? 'checkbox' : 'radio'
  return (
    <fieldset
      class={`kern-fieldset field ${props.error ? 'kern-fieldset--error field--error' : ''}`}
      aria-describedby={describedBy(props)}
    >
      <legend class="kern-label">
        {props.label} {props.optional ? <span class="kern-label__optional">{t.optional}</span> : null}
      </legend>
      <Hint {...props} />
      <div class="kern-fieldset__body">
        {props.options.map((option, index) => (
          <Option
            {...props}
            name={props.name ?? props.id}
            option={option}
            kind={kind}
            key={option.value}
            id={index === 0 ? props.id : `${props.id}-${option.value}`}
          />
        ))}
      </div>
      <FieldError {...props} />
    </fieldset>
  )
}

function Option(props: ChoiceFieldProps & { option: OptionProps; kind: 'radio' | 'checkbox' }) {
  const { option, id, kind } = props
  return (
    <div class="kern-form-check">
      <input
        class={`kern-form-check__${kind}`}
        id={id}
        name={props.name}
        type={kind}
        value={option.value}
        checked={props.chosen.includes(option.value)}
        aria-describedby={option.hint ? `${id}-option` : undefined}
        aria-invalid={props.error ? 'true' : undefined}
      />
      <span>
        <label class="kern-label" for={id}>
          {option.label}
        </label>
        {option.hint ? (
          <span class="kern-hint" id={`${id}-option`}>
            {option.hint}
          </span>
        ) : null}
      </span>
    </div>
  )
}

export function SelectField(
  props: FieldProps & {
    name?: string
    value: string
    options: readonly OptionProps[]
    /** The options are what people are called, which is no language that a page could know. */
    names?: boolean
  },
) {
  return (
    <Field {...props}>
      <div class="kern-form-input__select-wrapper">
        <select
          class="kern-form-input__select"
          id={props.id}
          name={props.name ?? props.id}
          aria-describedby={describedBy(props)}
          aria-invalid={props.error ? 'true' : undefined}
        >
          {props.options.map(option => (
            <option
              value={option.value}
              selected={option.value === props.value}
              lang={props.names ? '' : undefined}
              key={option.value}
            >
              {option.label}
            </option>
          ))}
        </select>
      </div>
    </Field>
  )
}

export function FileField(
  props: FieldProps & { name?: string; several?: boolean; children?: ComponentChildren },
) {
  const t = useWords(layoutMessages)
  const hint = [props.hint?.replace(/\.$/, ''), t.fileHint].filter(Boolean).join('. ')
  const withHint = { ...props, hint }
  return (
    <Field {...withHint}>
      {props.children}
      <input
        class="field__file"
        id={props.id}
        name={props.name ?? props.id}
        type="file"
        accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
        multiple={props.several}
        aria-describedby={describedBy(withHint)}
        aria-invalid={props.error ? 'true' : undefined}
      />
    </Field>
  )
}
