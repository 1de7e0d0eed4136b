import { Button, Form, Link, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import { editorMessages } from '../messages.ts'
import { draftOf } from '../site-page-draft.ts'
import type { SitePage } from '../site-pages.ts'
import { SitePageBody } from './site-page-view.tsx'

/** An earlier version as it was read, and a way to take it up again as a new one. */
export function SitePageVersion({ page, newest }: { page: SitePage; newest: number }) {
  const t = useWords(editorMessages)
  const language = useLanguage()
  return (
    <div class="desk pageeditor">
      <p>
        <Link href={`/amt/seiten/${page.id}`}>{t.backToPage}</Link>
      </p>
      <h1>
        {page.title[language]}, {t.versionNumber(page.version)}
      </h1>
      <p class="muted">
        {page.author}, {formatInstant(page.createdAt, language)}
      </p>
      <div class="pageeditor__columns">
        <SitePageBody page={page} language="de" />
        <SitePageBody page={page} language="en" />
      </div>
      {page.version < newest ? <TakeUp page={page} newest={newest} /> : null}
    </div>
  )
}

function TakeUp({ page, newest }: { page: SitePage; newest: number }) {
  const t = useWords(editorMessages)
  const { title, summary, text } = draftOf(page)
  const fields = Object.entries({ title, summary, text }).flatMap(([name, both]) =>
    Object.entries(both).map(([language, value]) => [`${name}-${language}`, value] as const),
  )
  return (
    <Form action={`/amt/seiten/${page.id}`}>
      <input type="hidden" name="based-on" value={String(newest)} />
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      <div class="buttons">
        <Button name="act" value="preview">
          {t.takeUp}
        </Button>
      </div>
    </Form>
  )
}
