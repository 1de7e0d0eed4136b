import { Invalid } from '../../foundation/errors.ts'
import { type Body, cutText, type Visit } from '../../foundation/http/index.ts'
import type { GroupedQuestion, Question } from '../../services/index.ts'
import { type AddressInput, type AnswerInput, addressParts, MAX_KEPT } from '../answers/index.ts'
import { words } from '../messages.ts'

type Asked = Question | GroupedQuestion

/** Fields that are no answers: which button, which questions the page showed, where to go back to. */
export const ACT = '_act'
export const SHOWN = '_shown'
export const BACK = '_back'
const ownFields = ['_csrf', ACT, SHOWN, BACK, '_revision']

/** Whether the visitor changes one answer and then goes back to the check. */
export function isFromCheck(visit: Visit): boolean {
  return visit.body.has(BACK) || visit.query.get('zurueck') === 'pruefen'
}

export function backQuery(fromCheck: boolean): string {
  return fromCheck ? '?zurueck=pruefen' : ''
}

export interface PageInput {
  /** The questions that could be answered; the others were hidden and keep what they had. */
  readonly shown: ReadonlySet<string>
  readonly answers: Readonly<Record<string, AnswerInput>>
}

/** What a page of these questions sent. Files and entries are no fields; they come and go by acts of their own. */
export function readForm(questions: readonly Asked[], body: Body): PageInput {
  refuseUnknownFields(questions, body)
  const shown = new Set(questions.map(({ id }) => id).filter(id => body.all(SHOWN).includes(id)))
  const answers: Record<string, AnswerInput> = {}
  for (const question of questions) {
    const input = shown.has(question.id) ? inputOf(question, body) : undefined
    if (input !== undefined) answers[question.id] = input
  }
  return { shown, answers }
}

export function readEntryForm(questions: readonly GroupedQuestion[], body: Body) {
  const { shown, answers } = readForm(questions, body)
  return { shown, answers: answers as Readonly<Record<string, string | AddressInput>> }
}

/** Undefined: a question that is answered in another way than by fields. */
export function inputOf(question: Asked, body: Body): AnswerInput | undefined {
  const { id, type } = question
  switch (type) {
    case 'file':
    case 'group':
      return undefined
    case 'choices':
      return body.all(id).slice(0, question.options.length).map(clip)
    case 'address':
      return {
        street: clip(body.get(`${id}-street`)),
        postcode: clip(body.get(`${id}-postcode`)),
        place: clip(body.get(`${id}-place`)),
      }
    default:
      return clip(body.get(id))
  }
}

function clip(text: string): string {
  return cutText(text, MAX_KEPT)
}

function refuseUnknownFields(questions: readonly Asked[], body: Body): void {
  const known = new Set([...ownFields, ...questions.flatMap(fieldsOf)])
  const files = new Set(questions.filter(({ type }) => type === 'file').map(({ id }) => id))
  const fits =
    body.names().every(name => known.has(name)) && body.files.every(({ field }) => files.has(field))
  if (!fits) throw new Invalid({ de: words.de.formChanged, en: words.en.formChanged })
}

function fieldsOf({ id, type }: Asked): string[] {
  if (type === 'address') return addressParts.map(part => `${id}-${part}`)
  return type === 'group' ? [] : [id]
}
