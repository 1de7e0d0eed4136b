import type { Body, UploadedFile } from '../../foundation/http/index.ts'
import type { FormDefinition, FormPage, GroupQuestion, Question } from '../../services/index.ts'
import { allQuestions } from '../../services/index.ts'
import {
  type AnswerInput,
  type Answers,
  addressOf,
  type CheckedPage,
  checkAnswers,
  chosenOf,
  type Entry,
  entriesOf,
  filesOf,
  type JsonFile,
  type Problem,
  problemsOf,
  type Reader,
  textOf,
} from '../answers/index.ts'
import { inputOf } from '../pages/read-form.ts'
import { paperMessages } from './messages.ts'

/** Without these nobody would know whose case it is; everything else the office can ask for later. */
const INDISPENSABLE = ['familyName', 'givenNames']

const localized = (key: 'paperPage' | 'paperNote' | 'paperNoteHint' | 'paperScan' | 'paperScanHint') => ({
  de: paperMessages.de[key],
  en: paperMessages.en[key],
})

/** Handwriting does not keep to fields: what else stands there, and the sheet itself. */
const fromPaper: FormPage = {
  id: 'paper',
  title: localized('paperPage'),
  questions: [
    {
      id: 'paperNote',
      type: 'long-text',
      optional: true,
      maxLength: 5000,
      label: localized('paperNote'),
      hint: localized('paperNoteHint'),
    },
    {
      id: 'paperScan',
      type: 'file',
      optional: true,
      maxFiles: 5,
      label: localized('paperScan'),
      hint: localized('paperScanHint'),
    },
  ],
}

/** The form as it is entered from paper: files of single questions come with the sheet. */
export function formFromPaper(form: FormDefinition): FormDefinition {
  const asked = form.pages
    .map(page => ({ ...page, questions: page.questions.filter(({ type }) => type !== 'file') }))
    .filter(({ questions }) => questions.length > 0)
  return { ...form, pages: [...asked, fromPaper] }
}

/** A question of an entry as a field of its own: `persons-0-familyName`. */
export function entryField(group: string, index: number, question: string): string {
  return `${group}-${index}-${question}`
}

/** How many entries of a repeated question the page shows. */
export function entriesShown(group: GroupQuestion, answers: Answers): number {
  const filled = entriesOf(answers, group.id).length
  return Math.min(group.maxEntries, Math.max(2, filled + 1))
}

/** What the page of a paper sent. Empty entries are none. */
export function readPaperForm(form: FormDefinition, body: Body): Answers {
  const found: Record<string, AnswerInput> = {}
  for (const question of allQuestions(form)) {
    const input = question.type === 'group' ? readEntries(question, body) : inputOf(question, body)
    if (input !== undefined) found[question.id] = input
  }
  return found
}

function readEntries(group: GroupQuestion, body: Body): Entry[] {
  return Array.from({ length: group.maxEntries }, (_, index) => {
    const answers = Object.fromEntries(
      group.questions.map(question => [
        question.id,
        inputOf(
          { ...question, id: entryField(group.id, index, question.id) },
          body,
        ) as Entry['answers'][string],
      ]),
    )
    return { key: `${index}`, answers }
  }).filter(({ answers }) => group.questions.some(question => !isBlank(question, answers)))
}

/** The files that were chosen, under the one question that takes some. */
export function filesOfPaper(files: readonly UploadedFile[]): JsonFile[] {
  return files
    .filter(({ field, content }) => field === 'paperScan' && content.length > 0)
    .map(({ name, content }, index) => ({
      question: 'paperScan',
      placeholder: `paperScan-${index}`,
      name,
      content,
    }))
}

export interface CheckedPaper {
  readonly pages: readonly CheckedPage[]
  readonly problems: readonly Problem[]
}

/**
 * Reads what was written by hand. What was left blank stays blank, and the office asks for it; what cannot be read as an
 * answer has to be put right or noted, so that nothing that stands on the paper is lost.
 */
export function checkPaper(form: FormDefinition, answers: Answers, reader: Reader): CheckedPaper {
  const pages = checkAnswers(form, answers, reader)
  const asked = new Set(pages.flatMap(page => page.answers.map(({ question }) => question.id)))
  const unasked = allQuestions(form).filter(
    question => !asked.has(question.id) && !isBlank(question, answers),
  )
  const { language } = reader
  const lost = unasked.map(({ id, label }) => ({
    field: id,
    question: id,
    label: label[language],
    sentence: paperMessages[language].leaveOut,
  }))
  const wrong = problemsOf(pages).filter(problem => !isLeftBlank(form, answers, problem))
  return { pages, problems: [...wrong, ...lost] }
}

function isLeftBlank(form: FormDefinition, answers: Answers, problem: Problem): boolean {
  const question = allQuestions(form).find(({ id }) => id === problem.question)
  if (!question || INDISPENSABLE.includes(question.id)) return false
  if (question.type !== 'group' || problem.entry === undefined) return isBlank(question, answers)
  const entry = entriesOf(answers, question.id).find(({ key }) => key === problem.entry)
  const index = entriesOf(answers, question.id).findIndex(({ key }) => key === problem.entry)
  const inner = question.questions.find(({ id }) => {
    const field = entryField(question.id, index, id)
    return problem.field === field || problem.field.startsWith(`${field}-`)
  })
  return Boolean(entry && inner && isBlank(inner, entry.answers))
}

function isBlank(question: Question | GroupQuestion['questions'][number], answers: object): boolean {
  const { id, type } = question
  switch (type) {
    case 'choice':
    case 'choices':
      return chosenOf(answers, id).length === 0
    case 'address':
      return Object.values(addressOf(answers, id)).every(part => part.trim() === '')
    case 'group':
      return entriesOf(answers, id).length === 0
    case 'file':
      return filesOf(answers, id).length === 0
    default:
      return textOf(answers, id).trim() === ''
  }
}
