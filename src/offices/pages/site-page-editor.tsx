import {
  Button,
  ErrorSummary,
  Form,
  Link,
  LongTextField,
  Notice,
  TextField,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import { editorMessages } from '../messages.ts'
import type { DraftProblem, SitePageDraft } from '../site-page-draft.ts'
import type { SitePage } from '../site-pages.ts'
import { SitePageBody } from './site-page-view.tsx'

interface EditorProps {
  readonly page: SitePage
  readonly draft: SitePageDraft
  readonly problems: readonly DraftProblem[]
  /** The draft as citizens would read it. */
  readonly preview: Parameters<typeof SitePageBody>[0]['page'] | null
  readonly overtaken: boolean
  readonly history: readonly SitePage[]
}

/** Both languages side by side, the preview below, all versions at the end. */
export function SitePageEditor({ page, draft, problems, preview, overtaken, history }: EditorProps) {
  const t = useWords(editorMessages)
  const language = useLanguage()
  return (
    <div class="desk pageeditor">
      <p>
        <Link href="/amt/seiten">{t.back}</Link>
      </p>
      <h1>{page.title[language]}</h1>
      {overtaken ? (
        <Notice tone="warn" title={t.overtakenTitle}>
          <p>{t.overtaken}</p>
        </Notice>
      ) : null}
      <Fields page={page} draft={draft} problems={problems} />
      {preview ? (
        <section class="pageeditor__preview" aria-label={t.preview}>
          <h2>{t.preview}</h2>
          <div class="pageeditor__columns">
            <SitePageBody page={preview} language="de" />
            <SitePageBody page={preview} language="en" />
          </div>
        </section>
      ) : null}
      <History history={history} />
    </div>
  )
}

function Fields({ page, draft, problems }: Pick<EditorProps, 'page' | 'draft' | 'problems'>) {
  const t = useWords(editorMessages)
  const sentence = (field: string) => {
    const problem = problems.find(one => one.field === field)
    return problem && t.problem(problem.why)
  }
  const shown = problems.map(({ field, why }) => ({
    field,
    label: t.fields(field),
    sentence: t.problem(why),
  }))
  return (
    <Form action={`/amt/seiten/${page.id}`}>
      <ErrorSummary problems={shown} />
      <input type="hidden" name="based-on" value={String(draft.basedOn)} />
      <details class="more">
        <summary>{t.signsTitle}</summary>
        <pre class="pageeditor__signs">{t.signs}</pre>
      </details>
      <div class="pageeditor__columns">
        {(['de', 'en'] as const).map(one => (
          <div key={one} lang={one}>
            <TextField
              id={`title-${one}`}
              label={t.fields(`title-${one}`)}
              value={draft.title[one]}
              error={sentence(`title-${one}`)}
            />
            <TextField
              id={`summary-${one}`}
              label={t.fields(`summary-${one}`)}
              value={draft.summary[one]}
              error={sentence(`summary-${one}`)}
              optional
            />
            <LongTextField
              id={`text-${one}`}
              label={t.fields(`text-${one}`)}
              value={draft.text[one]}
              rows={24}
              error={sentence(`text-${one}`)}
            />
          </div>
        ))}
      </div>
      <div class="buttons">
        <Button name="act" value="preview">
          {t.preview}
        </Button>
        <Button primary name="act" value="save">
          {t.save}
        </Button>
      </div>
    </Form>
  )
}

function History({ history }: Pick<EditorProps, 'history'>) {
  const t = useWords(editorMessages)
  const language = useLanguage()
  return (
    <section>
      <h2>{t.history}</h2>
      <ol class="list pageeditor__history">
        {history.map(({ id, version, author, createdAt }) => (
          <li key={version}>
            <Link href={`/amt/seiten/${id}/fassungen/${version}`}>{t.versionNumber(version)}</Link> {author},{' '}
            {formatInstant(createdAt, language)}
          </li>
        ))}
      </ol>
    </section>
  )
}
