import type { ComponentChildren } from 'preact'
import { layoutMessages } from '../messages.ts'
import { useWords } from '../page-context.tsx'
import { describedBy, Field, type FieldProps } from './field.tsx'

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
