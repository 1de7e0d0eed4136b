import type { SnapshotAnswer } from '../../cases/index.ts'
import type { Reader } from '../../foundation/text/index.ts'
import type { FormDefinition, FormPage, Question } from '../../services/index.ts'
import type { Answers } from './answers.ts'
import { askedPages } from './asked-pages.ts'
import { checkGroup } from './check-group.ts'
import { checkSimple } from './check-simple.ts'
import type { Problem } from './problem.ts'

/** A question with its answer as it will stand in the case, and what is still to do about it. */
export interface CheckedAnswer {
  readonly question: Question
  readonly answer: SnapshotAnswer
  readonly problems: readonly Problem[]
}

export interface CheckedPage {
  readonly page: FormPage
  readonly answers: readonly CheckedAnswer[]
}

/** Reads everything that is asked, page by page. */
export function checkAnswers(form: FormDefinition, answers: Answers, reader: Reader): CheckedPage[] {
  return askedPages(form, answers).map(({ page, questions }) => ({
    page,
    answers: questions.map(question => checkQuestion(form, question, answers, reader)),
  }))
}

export function problemsOf(pages: readonly CheckedPage[]): Problem[] {
  return pages.flatMap(({ answers }) => answers.flatMap(({ problems }) => problems))
}

export function checkQuestion(
  form: FormDefinition,
  question: Question,
  answers: Answers,
  reader: Reader,
): CheckedAnswer {
  if (question.type === 'group') return { question, ...checkGroup(form, question, answers, reader) }
  return { question, ...checkSimple(question, answers, reader) }
}
