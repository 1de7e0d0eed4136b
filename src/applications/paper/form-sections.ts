import type { Language } from '../../foundation/language/index.ts'
import type { PaperQuestion, PaperSection, Space } from '../../post/index.ts'
import {
  allQuestions,
  type Condition,
  type FormDefinition,
  type GroupedQuestion,
  type Question,
} from '../../services/index.ts'
import { paperMessages } from './messages.ts'

/** So many entries of a repeated question have room on one sheet. */
const ENTRIES = 2

type Simple = Exclude<Question, { type: 'group' }> | GroupedQuestion

/** What a form asks, as it is printed to be filled in by hand: the questions of the web in their order. */
export function formSections(form: FormDefinition, language: Language): PaperSection[] {
  return form.pages.map(({ title, when, questions }) => ({
    title: title[language],
    ...onlyIf(form, when, language),
    questions: questions.map(question => onPaper(form, question, language)),
  }))
}

/** When a question is meant: "Nur bei „Wohnung“: Nebenwohnung". Null: always. */
export function sayCondition(
  form: FormDefinition,
  when: Condition | undefined,
  language: Language,
): string | null {
  const asked = when && allQuestions(form).find(({ id }) => id === when.question)
  if (!when || !asked) return null
  const options = 'options' in asked ? asked.options.filter(({ value }) => when.is.includes(value)) : []
  return paperMessages[language].onlyIf(
    asked.label[language],
    options.map(({ label }) => label[language]).join(', '),
  )
}

function onlyIf(form: FormDefinition, when: Condition | undefined, language: Language) {
  const said = sayCondition(form, when, language)
  return said ? { 'only-if': said } : {}
}

function onPaper(
  form: FormDefinition,
  question: Question | GroupedQuestion,
  language: Language,
): PaperQuestion {
  const t = paperMessages[language]
  const common = {
    label: question.label[language],
    ...(question.hint ? { hint: question.hint[language] } : {}),
    ...(question.optional ? { optional: t.optional } : {}),
    ...onlyIf(form, question.when, language),
  }
  if (question.type !== 'group') return { ...common, space: spaceOf(question, language) }
  const inner = question.questions.map(one => onPaper(form, one, language))
  const count = Math.min(ENTRIES, question.maxEntries)
  const entries = Array.from({ length: count }, (_, at) => ({
    title: `${question.entry[language]} ${at + 1}`,
    questions: inner,
  }))
  return { ...common, entries, more: t.moreEntries }
}

function spaceOf(question: Simple, language: Language): Space {
  const t = paperMessages[language]
  switch (question.type) {
    case 'choice':
    case 'choices': {
      const options = question.options.map(({ label }) => label[language])
      return { kind: 'boxes', options, ...(question.type === 'choices' ? { note: t.severalAllowed } : {}) }
    }
    case 'consent':
      return { kind: 'boxes', options: [t.agree] }
    case 'long-text':
      return { kind: 'lines', count: 4 }
    case 'date':
      return { kind: 'short', label: t.day }
    case 'address':
      return { kind: 'labelled', labels: [t.street, t.place] }
    case 'file':
      return { kind: 'enclose', label: t.enclosed }
    case 'text':
    case 'number':
      return { kind: 'lines', count: 1 }
  }
}
