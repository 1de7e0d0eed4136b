import { NotFound } from '../../foundation/errors.ts'
import { checkFile, fileRefusals } from '../../foundation/files/index.ts'
import { titleOf } from '../../foundation/html/index.ts'
import { type Answer, page as htmlPage, redirect, type Visit } from '../../foundation/http/index.ts'
import { randomToken } from '../../foundation/secret.ts'
import type { FormPage as Page, Question } from '../../services/index.ts'
import { checkQuestion, isEntryKey, type Problem } from '../answers/index.ts'
import { removeEntry, saveAnswers } from '../drafts/change-draft.ts'
import { draftPath } from '../drafts/draft.ts'
import { addFile, removeFile } from '../drafts/draft-files.ts'
import { isVerified } from '../identification/identified.ts'
import { findDraft } from '../queries.ts'
import { FormPage, type FormPageProps } from './form-page.tsx'
import { afterChange, change, type OpenDraft, openDraft, readerOf, whereToGoOn } from './open-draft.ts'
import { ACT, BACK, backQuery, isFromCheck, readForm } from './read-form.ts'

export async function getFormPage(visit: Visit): Promise<Answer> {
  const open = await openDraft(visit)
  const page = getPage(open, visit)
  if (open.draft.submitted || !isAsked(open, page)) return redirect(whereToGoOn(visit, open))
  return show(visit, { open, page, problems: [], opened: [], fromCheck: isFromCheck(visit) })
}

export async function postFormPage(visit: Visit): Promise<Answer> {
  const before = await openDraft(visit)
  const page = getPage(before, visit)
  if (before.draft.submitted) return redirect(whereToGoOn(visit, before))
  const { shown, answers } = readForm(page.questions, visit.body)
  await change(visit, before, (tx, by) => saveAnswers(tx, by, answers))
  const refused = await takeFiles(visit, before, page)
  await takeOut(visit, before, page)
  const open = afterChange(
    before,
    (await findDraft(visit.db, before.draft.id, visit.clock.now())) ?? before.draft,
  )
  return goOn(visit, open, page, { shown, refused })
}

function getPage({ form }: OpenDraft, visit: Visit): Page {
  const page = form.pages.find(({ id }) => id === visit.params.page)
  if (!page) throw new NotFound()
  return page
}

function isAsked(open: OpenDraft, page: Page): boolean {
  return open.pages.some(asked => asked.page.id === page.id)
}

function show(visit: Visit, props: Omit<FormPageProps, 'reader'>): Answer {
  const { page, problems } = props
  return htmlPage(
    titleOf(visit.language, page.title[visit.language], problems),
    <FormPage {...props} reader={readerOf(visit)} />,
    { status: problems.length > 0 ? 422 : 200, section: 'services' },
  )
}

/** Each file is a change of its own: a file that cannot be taken loses nothing else. */
async function takeFiles(visit: Visit, open: OpenDraft, page: Page): Promise<Problem[]> {
  const refused: Problem[] = []
  for (const upload of visit.body.files) {
    const question = page.questions.find(({ id }) => id === upload.field)
    if (question?.type !== 'file') continue
    const checked = await checkFile(upload, visit.address)
    const sentence = checked.ok
      ? await change(visit, open, (tx, by) => addFile(tx, by, question, checked.file))
      : fileRefusals[checked.refusal][visit.language]
    const { id, label } = question
    if (sentence) refused.push({ field: id, question: id, label: label[visit.language], sentence })
  }
  return refused
}

async function takeOut(visit: Visit, open: OpenDraft, page: Page): Promise<void> {
  const [act, id = '', key = ''] = visit.body.get(ACT).split(':')
  if (act === 'unfile') await change(visit, open, (tx, by) => removeFile(tx, by, id))
  if (act === 'drop' && groupOf(page, id)) await change(visit, open, (tx, by) => removeEntry(tx, by, id, key))
}

function groupOf(page: Page, id: string): Question | undefined {
  return page.questions.find(question => question.id === id && question.type === 'group')
}

interface Posted {
  readonly shown: ReadonlySet<string>
  readonly refused: readonly Problem[]
}

/** Everything is kept by now; this says where the pressed button leads. */
function goOn(visit: Visit, open: OpenDraft, page: Page, { shown, refused }: Posted): Answer {
  const { id } = open.draft
  const fromCheck = visit.body.has(BACK)
  const again = (problems: readonly Problem[], opened: readonly Question[] = []) =>
    show(visit, { open, page, problems, opened, fromCheck })
  const [act, groupId = '', key = ''] = visit.body.get(ACT).split(':')
  const entryPath = (entry: string) => draftPath(id, page.id, groupId, entry) + backQuery(fromCheck)
  switch (act) {
    case 'save':
      return redirect(draftPath(id, 'zwischenspeichern'))
    case 'add':
      if (groupOf(page, groupId)) return redirect(entryPath(randomToken().slice(0, 8)))
      break
    case 'edit':
      if (groupOf(page, groupId) && isEntryKey(key)) return redirect(entryPath(key))
      break
    case 'unfile':
    case 'drop':
      return refused.length > 0 ? again(refused) : redirect(backHere(open, page, groupId, fromCheck))
  }
  const asked = (open.pages.find(other => other.page.id === page.id)?.questions ?? []).filter(
    question => !isVerified(open.draft.identified, question.id),
  )
  const problems = [
    ...refused,
    ...problemsOfPage(
      visit,
      open,
      asked.filter(question => shown.has(question.id)),
    ),
  ]
  if (problems.length > 0) return again(distinct(problems))
  const opened = asked.filter(question => !shown.has(question.id))
  if (opened.length > 0) return again([], opened)
  const next = open.pages[open.pages.findIndex(other => other.page.id === page.id) + 1]
  return redirect(draftPath(id, fromCheck || !next ? 'pruefen' : next.page.id))
}

function backHere(open: OpenDraft, page: Page, question: string, fromCheck: boolean): string {
  const anchor = groupOf(page, question) ? `#${question}` : ''
  return draftPath(open.draft.id, page.id) + backQuery(fromCheck) + anchor
}

function problemsOfPage(visit: Visit, { form, draft }: OpenDraft, questions: readonly Question[]): Problem[] {
  return questions.flatMap(question => checkQuestion(form, question, draft.answers, readerOf(visit)).problems)
}

/** A file that was refused and so is missing would be named twice. */
function distinct(problems: readonly Problem[]): Problem[] {
  return problems.filter(
    (problem, index) => problems.findIndex(({ field }) => field === problem.field) === index,
  )
}
