import { Link, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatDay } from '../../foundation/language/index.ts'
import { officesMessages } from '../messages.ts'
import type { SitePageBlock } from '../site-page-definition.ts'
import type { SitePage } from '../site-pages.ts'

type Shown = Pick<SitePage, 'title' | 'summary' | 'blocks' | 'checkedOn'>

/** An editable page as citizens read it. */
export function SitePageView({ page }: { page: Shown }) {
  const t = useWords(officesMessages)
  const language = useLanguage()
  return (
    <div class="page section">
      <div class="reading sitepage">
        <h1>{page.title[language]}</h1>
        {page.summary ? <p class="lead">{page.summary[language]}</p> : null}
        {page.blocks.map(block => (
          <Block block={block} key={JSON.stringify(block)} />
        ))}
        <p class="muted small">{t.checkedOn(formatDay(page.checkedOn, language))}</p>
      </div>
    </div>
  )
}

function Block({ block }: { block: SitePageBlock }) {
  const t = useWords(officesMessages)
  const language = useLanguage()
  switch (block.kind) {
    case 'heading':
      return <h2 id={anchor(block.text.de)}>{block.text[language]}</h2>
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
          <strong>{t.missing}:</strong> {block.text[language]}
        </p>
      )
  }
}

/** `/hilfe#post` leads to the heading that begins with this word. */
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
