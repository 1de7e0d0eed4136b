import { z } from 'zod'
import { cleanText } from '../../foundation/http/index.ts'
import type { Reader } from '../../foundation/text/index.ts'
import type { FormDefinition, GroupedQuestion, GroupQuestion, Question } from '../../services/index.ts'
import { allQuestions } from '../../services/index.ts'
import { type AnswerInput, type Answers, type DraftFile, type Entry, MAX_KEPT } from './answers.ts'
import { askedInEntry, askedPages } from './asked-pages.ts'
import type { Problem } from './problem.ts'
import { sentences } from './sentences.ts'

const Text = z.string().max(MAX_KEPT).transform(cleanText)
const Whole = z.union([Text, z.number().transform(number => `${number}`)])
const Agreed = z.union([z.boolean().transform(agreed => (agreed ? 'yes' : '')), z.enum(['yes', ''])])
const Address = z.strictObject({ street: Text, postcode: Text, place: Text })

/** The shape of an answer as JSON: text, number, boolean, a list of values, or an address of three parts. */
const shapes = {
  text: Text,
  'long-text': Text,
  date: Text,
  number: Whole,
  choice: Text,
  choices: z.array(Text).max(30),
  consent: Agreed,
  address: Address,
} as const

const FileName = z.string().min(1).max(200)
/** In base64 within the document, or as it came beside it. */
const Base64 = z.base64().transform(text => Buffer.from(text, 'base64'))
const Files = z
  .array(z.strictObject({ name: FileName, content: z.union([Base64, z.instanceof(Buffer)]) }))
  .max(5)

/** A file that came with the answers; nobody has looked into it yet. */
export interface JsonFile {
  readonly question: string
  /** Stands for the file in the answers until it is stored. */
  readonly placeholder: string
  readonly name: string
  readonly content: Buffer
}

export interface JsonAnswers {
  readonly answers: Answers
  readonly files: readonly JsonFile[]
  readonly problems: readonly Problem[]
}

type Asked = Question | GroupedQuestion
type Found = { [id: string]: AnswerInput }

/**
 * Takes answers that a machine sent. Unlike a browser it must not send what is not asked, and a wrong shape is
 * named instead of counting as no answer. Files come as `{ name, content }`, the content in base64.
 */
export function answersFromJson(
  form: FormDefinition,
  json: Record<string, unknown>,
  reader: Reader,
): JsonAnswers {
  const { found, files, problems } = readFields(allQuestions(form), json, reader, '')
  const asked = new Set(askedPages(form, found).flatMap(page => page.questions.map(({ id }) => id)))
  const notAsked = Object.keys(found).filter(id => !asked.has(id))
  return {
    answers: found,
    files,
    problems: [
      ...problems,
      ...notAsked.map(id => problem(id, id, sentences[reader.language].notAsked)),
      ...notAskedInEntries(form, found, reader),
    ],
  }
}

function readFields(
  questions: readonly Asked[],
  json: Record<string, unknown>,
  reader: Reader,
  prefix: string,
) {
  const words = sentences[reader.language]
  const found: Found = {}
  const files: JsonFile[] = []
  const problems: Problem[] = []
  for (const [id, input] of Object.entries(json)) {
    const question = questions.find(other => other.id === id)
    const field = `${prefix}${id}`
    if (!question) problems.push(problem(field, id, words.unknownField))
    else if (input === null) continue
    else if (question.type === 'group') {
      const group = readEntries(question, input, reader)
      found[id] = group.entries
      problems.push(...group.problems)
    } else if (question.type === 'file') {
      const parsed = Files.safeParse(input)
      const sent = (parsed.data ?? []).map((file, index) => jsonFile(id, index, file))
      files.push(...sent)
      found[id] = sent.map(asDraftFile)
      if (!parsed.success) problems.push(problem(field, question.label[reader.language], words.wrongShape))
    } else {
      const parsed = shapes[question.type].safeParse(input)
      if (parsed.success) found[id] = parsed.data
      else problems.push(problem(field, question.label[reader.language], words.wrongShape))
    }
  }
  return { found, files, problems }
}

function jsonFile(question: string, index: number, file: { name: string; content: Buffer }): JsonFile {
  return { question, placeholder: `${question}-${index}`, ...file }
}

function asDraftFile({ placeholder, name, content }: JsonFile): DraftFile {
  return { fileId: placeholder, name, size: content.length }
}

const Entries = z.array(z.record(z.string(), z.unknown())).max(50)

function readEntries(group: GroupQuestion, input: unknown, reader: Reader) {
  const parsed = Entries.safeParse(input)
  if (!parsed.success) {
    const wrong = problem(group.id, group.label[reader.language], sentences[reader.language].wrongShape)
    return { entries: [], problems: [wrong] }
  }
  const entries = parsed.data.map((json, index) =>
    readFields(group.questions, json, reader, `${group.id}-${index}-`),
  )
  return {
    entries: entries.map(
      ({ found }, index): Entry => ({ key: `${index}`, answers: found as Entry['answers'] }),
    ),
    problems: entries.flatMap(({ problems }) => problems),
  }
}

function notAskedInEntries(form: FormDefinition, answers: Answers, reader: Reader): Problem[] {
  const groups = allQuestions(form).filter(question => question.type === 'group')
  return groups.flatMap(group => {
    const entries = (answers[group.id] ?? []) as readonly Entry[]
    return entries.flatMap((entry, index) => {
      const asked = askedInEntry(form, group, entry.answers, answers).map(({ id }) => id)
      const others = Object.keys(entry.answers).filter(id => !asked.includes(id))
      return others.map(id => problem(`${group.id}-${index}-${id}`, id, sentences[reader.language].notAsked))
    })
  })
}

function problem(field: string, label: string, sentence: string): Problem {
  return { field, label, sentence, question: field }
}
