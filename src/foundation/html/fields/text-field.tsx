import { layoutMessages } from '../messages.ts'
import { useWords } from '../page-context.tsx'
import { describedBy, Field, type FieldProps } from './field.tsx'

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
