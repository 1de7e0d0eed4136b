import type {
  Condition,
  FormDefinition,
  FormPage,
  GroupedQuestion,
  GroupQuestion,
  Question,
} from '../../services/index.ts'
import { type Answers, chosenOf, type Entry } from './answers.ts'

/** A page with the questions that are asked on it, given the answers so far. */
export interface AskedPage {
  readonly page: FormPage
  readonly questions: readonly Question[]
}

/**
 * The pages and questions that are asked. An answer to a question that is not asked counts for nothing: it stays
 * in the draft, in case its question comes back, but opens no other question.
 */
export function askedPages(form: FormDefinition, answers: Answers): AskedPage[] {
  const holds = formConditions(form, answers)
  return form.pages
    .filter(page => holds(page.when))
    .map(page => ({ page, questions: page.questions.filter(question => holds(question.when)) }))
    .filter(({ questions }) => questions.length > 0)
}

/** The questions of one entry. Their conditions look into the entry first, then into the form. */
export function askedInEntry(
  form: FormDefinition,
  group: GroupQuestion,
  entry: Entry['answers'],
  answers: Answers,
): GroupedQuestion[] {
  const outside = formConditions(form, answers)
  const inside = conditionCheck(
    new Map(group.questions.map(question => [question.id, [question.when]])),
    entry,
    outside,
  )
  return group.questions.filter(question => inside(question.when))
}

type Check = (condition: Condition | undefined) => boolean

function formConditions(form: FormDefinition, answers: Answers): Check {
  const conditions = new Map(
    form.pages.flatMap(page =>
      page.questions.map(question => [question.id, [page.when, question.when]] as const),
    ),
  )
  return conditionCheck(conditions, answers, () => false)
}

/** `conditions`: what has to hold for each question; one that is not among them is looked up `elsewhere`. */
function conditionCheck(
  conditions: ReadonlyMap<string, readonly (Condition | undefined)[]>,
  answers: object,
  elsewhere: Check,
): Check {
  const asked = new Map<string, boolean>()
  const isAsked = (id: string): boolean => {
    const known = asked.get(id)
    if (known !== undefined) return known
    // Questions that wait for each other are never asked.
    asked.set(id, false)
    const result = conditions.get(id)!.every(holds)
    asked.set(id, result)
    return result
  }
  const holds: Check = condition => {
    if (!condition) return true
    if (!conditions.has(condition.question)) return elsewhere(condition)
    const values = chosenOf(answers, condition.question).map(value => value.trim())
    return isAsked(condition.question) && values.some(value => condition.is.includes(value))
  }
  return holds
}
