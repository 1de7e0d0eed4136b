import type { ComponentChildren } from 'preact'
import { localHref, usePage } from './page-context.tsx'

interface FormProps {
  readonly action: string
  readonly children: ComponentChildren
  readonly multipart?: boolean
  readonly class?: string
  readonly id?: string
  readonly label?: string
}

/** A form that changes something: it carries the token that other sites cannot know. */
export function Form({ action, children, multipart, class: className, id, label }: FormProps) {
  const { csrf, language } = usePage()
  return (
    <form
      method="post"
      action={localHref(action, language)}
      encType={multipart ? 'multipart/form-data' : undefined}
      class={className}
      id={id}
      aria-label={label}
      noValidate
    >
      <input type="hidden" name="_csrf" value={csrf()} />
      {children}
    </form>
  )
}
