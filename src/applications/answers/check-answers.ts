import type { Snapshot, SnapshotAnswer } from '../../cases/index.ts'
import type {
  FormDefinition,
  FormPage,
  GroupedQuestion,
  GroupQuestion,
  Question,
} from '../../services/index.ts'
import { type Answers, type Entry, entriesOf, filesOf } from './answers.ts'
import { askedInEntry, askedPages } from './asked-pages.ts'
import type { Outcome, Problem, Reader } from './problem.ts'
import { readAnswer } from './read-answer.ts'
import { sentences } from './sentences.ts'
import { tidyLine } from './tidy-text.ts'

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

export interface CheckedEntry {
  readonly key: string
  readonly answers: readonly SnapshotAnswer[]
  readonly problems: readonly Problem[]
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
  if (question.type === 'group') return checkGroup(form, question, answers, reader)
  return { question, ...checkSimple(question, answers, reader) }
}

function checkSimple(
  question: Exclude<Question, { type: 'group' }> | GroupedQuestion,
  answers: object,
  reader: Reader,
): { answer: SnapshotAnswer; problems: Problem[] } {
  const outcome = readAnswer(question, answers, reader)
  const answer = {
    question: question.id,
    label: question.label[reader.language],
    ...('faults' in outcome ? { text: '', value: '' } : outcome),
    ...('register' in question && question.register ? { register: question.register } : {}),
    ...(question.type === 'file' ? { files: attached(answers, question.id) } : {}),
  }
  return { answer, problems: problemsIn(question, outcome, reader) }
}

/** The size is for the pages of the draft alone. */
function attached(answers: object, id: string) {
  return filesOf(answers, id).map(({ fileId, name }) => ({ fileId, name }))
}

function problemsIn(question: Question | GroupedQuestion, outcome: Outcome, { language }: Reader): Problem[] {
  if (!('faults' in outcome)) return []
  return outcome.faults.map(({ sentence, part }) => ({
    question: question.id,
    field: part ? `${question.id}-${part}` : question.id,
    label: nameOf(question, part, language),
    sentence,
  }))
}

/** What the error summary calls a field: a colon follows, so a question loses its mark. */
function nameOf(
  question: Question | GroupedQuestion,
  part: string | undefined,
  language: Reader['language'],
): string {
  if (isAddressPart(part)) return sentences[language][part]
  if (question.type === 'consent') return sentences[language].consent
  return question.label[language].replace(/\s*[?:.]$/, '')
}

function isAddressPart(part: string | undefined): part is 'street' | 'postcode' | 'place' {
  return part === 'street' || part === 'postcode' || part === 'place'
}

/** Reads one entry; its problems name the fields as they are called on the page of that entry. */
export function checkEntry(
  form: FormDefinition,
  group: GroupQuestion,
  entry: Entry,
  answers: Answers,
  reader: Reader,
): CheckedEntry {
  const checked = askedInEntry(form, group, entry.answers, answers).map(question =>
    checkSimple(question, entry.answers, reader),
  )
  return {
    key: entry.key,
    answers: checked.map(({ answer }) => answer),
    problems: checked.flatMap(({ problems }) => problems),
  }
}

function checkGroup(
  form: FormDefinition,
  group: GroupQuestion,
  answers: Answers,
  reader: Reader,
): CheckedAnswer {
  const { language } = reader
  const entries = entriesOf(answers, group.id).map(entry => checkEntry(form, group, entry, answers, reader))
  const inEntries = entries.flatMap(({ key, problems }, index) =>
    problems.map(problem => ({
      ...problem,
      question: group.id,
      entry: key,
      field: `${group.id}-${index}-${problem.field}`,
      label: `${group.entry[language]} ${index + 1}, ${problem.label}`,
    })),
  )
  const answer: SnapshotAnswer = {
    question: group.id,
    label: group.label[language],
    text: entries.map((entry, index) => entryText(group.entry[language], index, entry)).join('; '),
    value: entries.length > 0 ? `${entries.length}` : '',
    entries: entries.map(entry => entry.answers),
  }
  return {
    question: group,
    answer,
    problems: [...countProblems(group, entries.length, reader), ...inEntries],
  }
}

function entryText(name: string, index: number, entry: CheckedEntry): string {
  const texts = entry.answers.map(answer => tidyLine(answer.text)).filter(text => text !== '')
  return `${name} ${index + 1}: ${texts.join(', ')}`
}

function countProblems(group: GroupQuestion, count: number, { language }: Reader): Problem[] {
  const words = sentences[language]
  const least = group.optional && count === 0 ? 0 : group.minEntries
  const problem = { question: group.id, field: group.id, label: group.label[language] }
  if (count < least) return [{ ...problem, sentence: words.missingEntries(least, group.entry[language]) }]
  if (count > group.maxEntries) return [{ ...problem, sentence: words.tooManyEntries(group.maxEntries) }]
  return []
}

/** What the case keeps: wording, language and version as they were. Only for pages without problems. */
export function buildSnapshot(
  service: { readonly name: string; readonly version: number },
  pages: readonly CheckedPage[],
  { language }: Reader,
): Snapshot {
  return {
    serviceName: service.name,
    serviceVersion: service.version,
    language,
    sections: pages.map(({ page, answers }) => ({
      title: page.title[language],
      answers: answers.map(({ answer }) => answer),
    })),
  }
}
