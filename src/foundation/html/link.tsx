import type { ComponentChildren } from 'preact'
import { localHref, useLanguage } from './page-context.tsx'

const outside = /^(https?:\/\/|mailto:|tel:)/i

/** Preact does not block `javascript:` addresses, so every address that is data goes through here. */
export function safeHref(href: string): string {
  if (href.startsWith('#') || outside.test(href)) return href
  if (href.startsWith('/') && !href.startsWith('//') && !href.startsWith('/\\')) return href
  return '#'
}

export interface LinkProps {
  readonly href: string
  readonly children: ComponentChildren
  readonly class?: string
  readonly current?: 'page' | 'true' | undefined
  readonly id?: string
  readonly lang?: string
  readonly title?: string
  readonly 'data-key'?: string
  /** For what interrupts a form; the words say so. */
  readonly newWindow?: boolean
}

/** A link to one of our pages (kept in the language of this page) or to a page outside. */
export function Link({ href, children, current, newWindow, ...rest }: LinkProps) {
  const language = useLanguage()
  const safe = safeHref(href)
  const address = safe.startsWith('/') && !rest.lang ? localHref(safe, language) : safe
  const external = /^https?:/i.test(address) ? { rel: 'noopener external' } : {}
  return (
    <a
      href={address}
      aria-current={current}
      target={newWindow ? '_blank' : undefined}
      {...external}
      {...rest}
      class={rest.class ?? 'link'}
    >
      {children}
    </a>
  )
}
