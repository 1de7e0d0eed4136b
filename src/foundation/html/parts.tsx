import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icons.tsx'
import { safeHref } from './link.tsx'
import { localHref, useLanguage } from './page-context.tsx'

/** A link that looks like a button. One primary button a page. */
export function ButtonLink(props: { href: string; primary?: boolean; children: ComponentChildren }) {
  const language = useLanguage()
  return (
    <a
      class={`kern-btn kern-btn--${props.primary ? 'primary' : 'secondary'}`}
      href={localHref(safeHref(props.href), language)}
    >
      <span class="kern-label">{props.children}</span>
    </a>
  )
}

interface ButtonProps {
  readonly primary?: boolean
  readonly quiet?: boolean
  readonly name?: string
  readonly value?: string
  readonly children: ComponentChildren
}

export function Button({ primary, quiet, name, value, children }: ButtonProps) {
  const look = primary ? 'primary' : quiet ? 'tertiary' : 'secondary'
  return (
    <button class={`kern-btn kern-btn--${look}`} type="submit" name={name} value={value}>
      <span class="kern-label">{children}</span>
    </button>
  )
}

export type Tone = 'good' | 'bad' | 'warn' | 'info' | 'muted' | 'waiting'
const toneIcons: Record<Tone, IconName> = {
  good: 'check',
  bad: 'danger',
  warn: 'warning',
  info: 'info',
  muted: 'cross',
  waiting: 'waiting',
}

/** A state as sign and word: colour never stands alone. */
export function State({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return (
    <span class={`state state--${tone}`}>
      <Icon name={toneIcons[tone]} />
      {children}
    </span>
  )
}

export function Notice({
  tone,
  title,
  children,
}: {
  tone: Tone
  title: string
  children?: ComponentChildren
}) {
  return (
    <div class={`notice notice--${tone}`}>
      <p class="notice__title">
        <Icon name={toneIcons[tone]} />
        {title}
      </p>
      {children}
    </div>
  )
}

/** A KERN accordion: `<details>`, so it works without JavaScript. */
export function Accordion(props: {
  title: string
  open?: boolean
  id?: string
  children: ComponentChildren
}) {
  return (
    <details class="kern-accordion" open={props.open} id={props.id}>
      <summary class="kern-accordion__header">
        <span class="kern-title">{props.title}</span>
      </summary>
      <div class="kern-accordion__body">{props.children}</div>
    </details>
  )
}

/** A person's name: set in Noto Sans, which has every letter of DIN 91379, and isolated from the text direction. */
export function Name({ children }: { children: ComponentChildren }) {
  return <bdi class="name">{children}</bdi>
}

/** A table that may be wider than the screen: it scrolls by itself, with the keys as well. */
export function WideTable({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by whoever has no mouse
    <section class="tablewrap" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}

/** One line of a `dl`. */
export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
