import { NotFound } from '../../foundation/errors.ts'
import { titleOf } from '../../foundation/html/index.ts'
import { type Answer, page as htmlPage, redirect, type Visit } from '../../foundation/http/index.ts'
import type { FormPage, GroupQuestion } from '../../services/index.ts'
import { askedInEntry, checkEntry, type Entry, entriesOf, isEntryKey } from '../answers/index.ts'
import { saveEntry } from '../drafts/change-draft.ts'
import { draftPath } from '../drafts/draft.ts'
import { EntryPage, type EntryPageProps, entryTitle } from './entry-page.tsx'
import { afterChange, change, type OpenDraft, openDraft, readerOf, whereToGoOn } from './open-draft.ts'
import { backQuery, isFromCheck, readEntryForm } from './read-form.ts'

export async function getEntryPage(visit: Visit): Promise<Answer> {
  const open = await openDraft(visit)
  const place = placeOf(open, visit)
  if (open.draft.submitted) return redirect(whereToGoOn(visit, open))
  return show(visit, {
    open,
    ...place,
    entry: entryOf(open, place),
    problems: [],
    fromCheck: isFromCheck(visit),
  })
}

export async function postEntryPage(visit: Visit): Promise<Answer> {
  const before = await openDraft(visit)
  const place = placeOf(before, visit)
  if (before.draft.submitted) return redirect(whereToGoOn(visit, before))
  const { page, group, key } = place
  const { shown, answers } = readEntryForm(group.questions, visit.body)
  const draft = await change(visit, before, (tx, by) => saveEntry(tx, by, group, { key, answers }))
  const open = afterChange(before, draft)
  const entry = entryOf(open, place)
  const fromCheck = isFromCheck(visit)
  const { problems } = checkEntry(open.form, group, entry, draft.answers, readerOf(visit))
  const onPage = problems.filter(problem => shown.has(problem.question))
  const opened = askedInEntry(open.form, group, entry.answers, draft.answers).some(({ id }) => !shown.has(id))
  if (onPage.length > 0 || opened) return show(visit, { open, ...place, entry, problems: onPage, fromCheck })
  return redirect(`${draftPath(draft.id, page.id)}${backQuery(fromCheck)}#${group.id}`)
}

interface Place {
  readonly page: FormPage
  readonly group: GroupQuestion
  readonly key: string
}

function placeOf({ form }: OpenDraft, { params }: Visit): Place {
  const page = form.pages.find(({ id }) => id === params.page)
  const group = page?.questions.find(({ id }) => id === params.question)
  if (!page || group?.type !== 'group' || !isEntryKey(params.n ?? '')) throw new NotFound()
  return { page, group, key: params.n! }
}

function entryOf({ draft }: OpenDraft, { group, key }: Place): Entry {
  return entriesOf(draft.answers, group.id).find(entry => entry.key === key) ?? { key, answers: {} }
}

function show(visit: Visit, props: EntryPageProps): Answer {
  const { problems } = props
  return htmlPage(
    titleOf(visit.language, entryTitle(props, visit.language), problems),
    <EntryPage {...props} />,
    { status: problems.length > 0 ? 422 : 200, section: 'services' },
  )
}
