import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type PageContext, PageProvider, usePage } from './page-context.tsx'

interface KeptProps {
  /** Tells the parts of one value apart. */
  readonly name: string
  /** Everything it shows beside the language. As long as these are the very same values, so is the part. */
  readonly of: readonly object[]
  readonly children: () => ComponentChildren
}

interface Level {
  next: WeakMap<object, Level>
  html: Map<string, string>
}

const newLevel = (): Level => ({ next: new WeakMap(), html: new Map() })
const first = newLevel()

/** A part of a page that is rendered once for the values it shows: nothing personal, and no form. */
export function Kept({ name, of, children }: KeptProps) {
  const context = usePage()
  const level = of.reduce(deeper, first)
  const key = `${name} ${context.language}`
  const html = level.html.get(key) ?? render(children, context)
  level.html.set(key, html)
  // The only markup that is put in as such: what our own components have just rendered.
  return <div class="kept" dangerouslySetInnerHTML={{ __html: html }} />
}

function deeper(level: Level, value: object): Level {
  const known = level.next.get(value)
  if (known) return known
  const fresh = newLevel()
  level.next.set(value, fresh)
  return fresh
}

function render(children: () => ComponentChildren, context: PageContext): string {
  const csrf = () => {
    throw new Error('A form stands in a part that is kept for everybody.')
  }
  return renderToString(<PageProvider value={{ ...context, csrf }}>{children()}</PageProvider>)
}
