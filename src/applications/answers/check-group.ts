import type { SnapshotAnswer } from '../../cases/index.ts'
import type { Reader } from '../../foundation/text/index.ts'
import { tidyLine } from '../../foundation/text/index.ts'
import type { FormDefinition, GroupQuestion } from '../../services/index.ts'
import { type Answers, type Entry, entriesOf } from './answers.ts'
import { askedInEntry } from './asked-pages.ts'
import { checkSimple } from './check-simple.ts'
import type { Problem } from './problem.ts'
import { sentences } from './sentences.ts'

interface CheckedEntry {
  readonly key: string
  readonly answers: readonly SnapshotAnswer[]
  readonly problems: readonly Problem[]
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

/** Reads all entries as one answer; their problems name entry and question. */
export function checkGroup(
  form: FormDefinition,
  group: GroupQuestion,
  answers: Answers,
  reader: Reader,
): { answer: SnapshotAnswer; problems: Problem[] } {
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
