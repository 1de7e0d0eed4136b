import type { AttachedFile } from '../../cases/index.ts'

export interface AddressInput {
  readonly street: string
  readonly postcode: string
  readonly place: string
}
export const addressParts = ['street', 'postcode', 'place'] as const satisfies readonly (keyof AddressInput)[]

/** One entry of a repeated question. The key stays when others come or go, so that two tabs never mix them up. */
export interface Entry {
  readonly key: string
  readonly answers: Readonly<Record<string, string | AddressInput>>
}

export function isEntryKey(text: string): boolean {
  return /^[\w-]{1,22}$/.test(text)
}

/** A file of a draft; its content rests in `foundation/files`. */
export interface DraftFile extends AttachedFile {
  readonly size: number
}

/** What somebody typed, right or wrong: text, the chosen values, an address, entries, files. */
export type AnswerInput = string | readonly string[] | AddressInput | readonly Entry[] | readonly DraftFile[]

/** By question id. */
export type Answers = Readonly<Record<string, AnswerInput>>

/** Longest input that is kept, so that too long an answer can be shown again to be shortened. */
export const MAX_KEPT = 12_000

type Input = unknown

/** Own properties only: a question named `constructor` must not find the one of every object. */
function own(answers: object, id: string): Input {
  return Object.hasOwn(answers, id) ? (answers as Record<string, Input>)[id] : undefined
}

/** The readers below take a draft as it is: what has another shape than the question asks for is not answered. */
export function textOf(answers: object, id: string): string {
  const input = own(answers, id)
  return typeof input === 'string' ? input : ''
}

export function chosenOf(answers: object, id: string): readonly string[] {
  const input = own(answers, id)
  if (typeof input === 'string') return input === '' ? [] : [input]
  return Array.isArray(input) ? input.filter(value => typeof value === 'string') : []
}

export function addressOf(answers: object, id: string): AddressInput {
  const input = own(answers, id)
  const parts = isRecord(input) ? input : {}
  return {
    street: textOf(parts, 'street'),
    postcode: textOf(parts, 'postcode'),
    place: textOf(parts, 'place'),
  }
}

export function entriesOf(answers: object, id: string): readonly Entry[] {
  const input = own(answers, id)
  return Array.isArray(input) ? input.filter(isEntry) : []
}

export function filesOf(answers: object, id: string): readonly DraftFile[] {
  const input = own(answers, id)
  return Array.isArray(input) ? input.filter(isDraftFile) : []
}

function isRecord(input: Input): input is Record<string, Input> {
  return typeof input === 'object' && input !== null && !Array.isArray(input)
}

function isEntry(input: Input): input is Entry {
  return isRecord(input) && typeof input.key === 'string' && isRecord(input.answers)
}

function isDraftFile(input: Input): input is DraftFile {
  return isRecord(input) && typeof input.fileId === 'string' && typeof input.name === 'string'
}
