import { renderToString } from 'preact-render-to-string'
import { localHref, type PageContext, PageProvider, PortalLayout, safeHref } from '../html/index.ts'

/** Letters of the private use area: nothing that is shown holds them. */
const TITLE = '\uE001'
const BODY = '\uE002'
const PATH = '/\uE003'
const SLOT = new RegExp(`(?:/en)?${PATH}|${encodeURIComponent(PATH)}|${TITLE}|${BODY}`, 'g')

interface Frame {
  /** One more than slots. */
  readonly texts: readonly string[]
  readonly slots: readonly string[]
}

const frames = new Map<string, Frame>()

/**
 * What surrounds a page for citizens hangs on language and section alone: rendered once, and afterwards only
 * title, body and the links to this very page are put in. It is a third of what would be rendered otherwise.
 */
export function framed(title: string, body: string, context: PageContext): string {
  const { texts, slots } = frameFor(context)
  let page = texts[0]!
  for (const [i, slot] of slots.entries()) page += fill(slot, title, body, context) + texts[i + 1]
  return page
}

function frameFor(context: PageContext): Frame {
  const { language, section, demo, mailbox } = context
  const key = JSON.stringify([language, section, demo, mailbox])
  const known = frames.get(key)
  if (known) return known
  const html = renderToString(
    <PageProvider value={{ ...context, path: PATH }}>
      <PortalLayout title={TITLE}>{BODY}</PortalLayout>
    </PageProvider>,
  )
  const frame = { texts: html.split(SLOT), slots: html.match(SLOT) ?? [] }
  frames.set(key, frame)
  return frame
}

function fill(slot: string, title: string, body: string, { path, language }: PageContext): string {
  if (slot === BODY) return body
  if (slot === TITLE) return escaped(title)
  if (slot.startsWith('%')) return encodeURIComponent(path)
  return escaped(safeHref(localHref(path, language === 'de' ? 'en' : 'de')))
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)
}
