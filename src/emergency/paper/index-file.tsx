import type { Temporal } from 'temporal-polyfill'
import { formatInstant, type Language } from '../../foundation/language/index.ts'
import { sayPaperNumber } from '../../foundation/paper-number.ts'
import { fileMessages } from './file-messages.ts'
import { htmlFile } from './html-file.tsx'
import type { PaperRange } from './paper-range.ts'

export interface IndexToWrite {
  readonly office: string
  readonly range: PaperRange
  /** By the name of the file, what it is. */
  readonly contents: readonly { readonly name: string; readonly says: string }[]
  readonly hotline: string | null
  readonly madeAt: Temporal.Instant
  readonly language: Language
  readonly demo: boolean
}

/** The first page of a folder: what to do, and what lies here. */
export function indexFile(toWrite: IndexToWrite): string {
  const { office, range, contents, hotline, madeAt, language, demo } = toWrite
  const t = fileMessages[language]
  const title = t.index.title(office)
  const body = (
    <main>
      <h1>{title}</h1>
      {demo ? <p>{t.demo}</p> : null}
      <p class="asof">
        <strong>{t.asOf(formatInstant(madeAt, language))}</strong>
        <br />
        {t.index.range(sayPaperNumber(range.first), sayPaperNumber(range.last))}
      </p>
      <p class="warn">{t.index.confidential}</p>
      <h2>{t.index.steps}</h2>
      <ol>
        {t.index.todo.map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {hotline ? <p>{t.index.byHand(hotline)}</p> : null}
      <h2>{t.index.contents}</h2>
      <ul>
        {contents.map(({ name, says }) => (
          <li key={name}>
            <a href={name}>{says}</a>
          </li>
        ))}
      </ul>
    </main>
  )
  return htmlFile({ language, title, body })
}

/** Beside the folders of an office: leads to the newest one, so that nobody has to look for it. */
export function newestFile(office: string, folder: string, language: Language): string {
  const t = fileMessages[language].index
  const href = `${folder}/index.html`
  const body = (
    <main>
      <h1>{t.newest(office)}</h1>
      <p>
        <a href={href}>{t.open}</a>
      </p>
    </main>
  )
  return htmlFile({ language, title: t.newest(office), body, leadsTo: href })
}
