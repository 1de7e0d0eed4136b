import { Link, useLanguage } from '../../foundation/html/index.ts'
import { formatDay, type Language } from '../../foundation/language/index.ts'
import { officesMessages } from '../messages.ts'
import type { SitePageBlock } from '../site-page-definition.ts'
import type { SitePage } from '../site-pages.ts'

type Shown = Pick<SitePage, 'title' | 'summary' | 'blocks' | 'checkedOn'>

/** An editable page as citizens read it. */
export function SitePageView({ page }: { page: Shown }) {
  const language = useLanguage()
  const t = officesMessages[language]
  return (
    <div class="page section">
      <div class="reading sitepage">
        <h1>{page.title[language]}</h1>
        <Body page={page} language={language} anchors />
        <p class="muted small">{t.checkedOn(formatDay(page.checkedOn, language))}</p>
      </div>
    </div>
  )
}

interface BodyProps {
  readonly page: Shown
  readonly language: Language
}

/** The same in either language, below a heading of its own: what editors look at before they save. */
export function SitePageBody({ page, language }: BodyProps) {
  return (
    <div class="reading sitepage" lang={language}>
      <h2 class="sitepage__title">{page.title[language]}</h2>
      <Body page={page} language={language} />
    </div>
  )
}

function Body({ page, language, anchors = false }: BodyProps & { anchors?: boolean }) {
  return (
    <>
      {page.summary ? <p class="lead">{page.summary[language]}</p> : null}
      {page.blocks.map(block => (
        <Block block={block} language={language} anchors={anchors} key={JSON.stringify(block)} />
      ))}
    </>
  )
}

interface BlockProps {
  readonly block: SitePageBlock
  readonly language: Language
  /** Whether headings can be linked to: not where the same page stands there twice. */
  readonly anchors: boolean
}

function Block({ block, language, anchors }: BlockProps) {
  switch (block.kind) {
    case 'heading':
      return <h2 id={anchors ? anchor(block.text.de) : undefined}>{block.text[language]}</h2>
    case 'paragraph':
      return <p>{block.text[language]}</p>
    case 'list':
      return (
        <ul>
          {block.items.map(item => (
            <li key={item.de}>{item[language]}</li>
          ))}
        </ul>
      )
    case 'link':
      return (
        <p>
          <Link href={block.href}>{block.text[language]}</Link>
        </p>
      )
    case 'missing':
      return (
        <p class="missing">
          <strong>{officesMessages[language].missing}:</strong> {block.text[language]}
        </p>
      )
  }
}

/** `/hilfe#post` leads to the heading `Post`. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
