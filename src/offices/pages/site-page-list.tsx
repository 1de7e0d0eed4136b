import { Link, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatInstant, formatShortDay } from '../../foundation/language/index.ts'
import { editorMessages } from '../messages.ts'
import type { SitePage } from '../site-pages.ts'

/** The pages editors write themselves, with who touched them last. */
export function SitePageList({ pages }: { pages: readonly SitePage[] }) {
  const t = useWords(editorMessages)
  const language = useLanguage()
  return (
    <div class="desk">
      <h1>{t.title}</h1>
      <p class="muted">{t.lead}</p>
      <WideTable label={t.title}>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{t.page}</th>
              <th scope="col">{t.missing}</th>
              <th scope="col">{t.version}</th>
              <th scope="col">{t.author}</th>
              <th scope="col">{t.savedAt}</th>
              <th scope="col">{t.checkedOn}</th>
            </tr>
          </thead>
          <tbody>
            {pages.map(page => (
              <tr key={page.id} data-row>
                <td>
                  <Link href={`/amt/seiten/${page.id}`}>{page.title[language]}</Link>
                </td>
                <td>{page.blocks.filter(block => block.kind === 'missing').length || '–'}</td>
                <td>{page.version}</td>
                <td>{page.author}</td>
                <td>{formatInstant(page.createdAt, language)}</td>
                <td>{formatShortDay(page.checkedOn, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </div>
  )
}
