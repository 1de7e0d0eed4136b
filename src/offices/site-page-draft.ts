import { type Body, cutText } from '../foundation/http/index.ts'
import type { Language } from '../foundation/language/index.ts'
import { readPageText, type TextProblem, writePageText } from './page-text.ts'
import type { SitePageDefinition } from './site-page-definition.ts'
import type { SitePage } from './site-pages.ts'

/** What stands in the fields of the editor, however unfinished. */
export interface SitePageDraft {
  readonly basedOn: number
  readonly title: Record<Language, string>
  readonly summary: Record<Language, string>
  readonly text: Record<Language, string>
}

export type DraftProblem = { readonly field: string; readonly why: 'title' | 'summary' | TextProblem }

const LONGEST = 40_000

export function draftOf(page: SitePage): SitePageDraft {
  const { title, summary } = page
  return {
    basedOn: page.version,
    title,
    summary: summary ?? { de: '', en: '' },
    text: { de: writePageText(page.blocks, 'de'), en: writePageText(page.blocks, 'en') },
  }
}

export function draftFrom(body: Body): SitePageDraft {
  const both = (name: string) => ({
    de: cutText(body.get(`${name}-de`).trim(), LONGEST),
    en: cutText(body.get(`${name}-en`).trim(), LONGEST),
  })
  return {
    basedOn: /^\d{1,9}$/.test(body.get('based-on')) ? Number(body.get('based-on')) : 0,
    title: both('title'),
    summary: both('summary'),
    text: both('text'),
  }
}

type Finished =
  | { readonly page: Omit<SitePageDefinition, 'checkedOn'> }
  | { readonly problems: DraftProblem[] }

/** The page the draft describes, or what is to be mended first. */
export function finishDraft(id: string, draft: SitePageDraft): Finished {
  const { title, summary, text } = draft
  const problems: DraftProblem[] = []
  for (const language of ['de', 'en'] as const) {
    if (title[language] === '') problems.push({ field: `title-${language}`, why: 'title' })
  }
  if ((summary.de === '') !== (summary.en === '')) {
    problems.push({ field: summary.de === '' ? 'summary-de' : 'summary-en', why: 'summary' })
  }
  const read = readPageText(text.de, text.en)
  if ('problem' in read) problems.push({ field: `text-${read.problem.language}`, why: read.problem })
  if ('problem' in read || problems.length > 0) return { problems }
  const lead = summary.de === '' ? {} : { summary }
  return { page: { id, title, ...lead, blocks: [...read.blocks] } }
}
