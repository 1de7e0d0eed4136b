import type { OptionProps } from './choice-field.tsx'
import { describedBy, Field, type FieldProps } from './field.tsx'

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
