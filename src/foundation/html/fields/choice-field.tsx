import { layoutMessages } from '../messages.ts'
import { useWords } from '../page-context.tsx'
import { describedBy, FieldError, type FieldProps, Hint } from './field.tsx'

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
