import type { ComponentChildren } from 'preact'
import { Icon } from '../icons.tsx'
import { layoutMessages } from '../messages.ts'
import { useWords } from '../page-context.tsx'

export interface FieldProps {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly optional?: boolean
  readonly error?: string | undefined
}

export function describedBy({ id, hint, error }: FieldProps): string | undefined {
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

export function Hint({ id, hint }: FieldProps) {
  return hint ? (
    <div class="kern-hint" id={`${id}-hinweis`}>
      {hint}
    </div>
  ) : null
}

export function FieldError({ id, error }: FieldProps) {
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

export function Field(props: FieldProps & { children: ComponentChildren }) {
  return (
    <div class={`kern-form-input field ${props.error ? 'kern-form-input--error field--error' : ''}`}>
      <Label {...props} />
      <Hint {...props} />
      {props.children}
      <FieldError {...props} />
    </div>
  )
}
