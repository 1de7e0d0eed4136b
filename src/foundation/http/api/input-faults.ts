import type { z } from 'zod'
import type { FieldFault } from '../../errors.ts'
import type { Language } from '../../language/index.ts'
import { inputMessages } from './input-messages.ts'

type Issue = z.core.$ZodIssue
type Words = (typeof inputMessages)['de']

/** What does not fit, field by field; keys that nobody described are named one by one. */
export function inputFaults(
  issues: readonly Issue[],
  where: FieldFault['in'],
  language: Language,
  input: unknown,
): FieldFault[] {
  const words = inputMessages[language]
  return issues.flatMap(issue => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map(key => fieldFault(where, [...issue.path, key], words.unknown))
    const missing = issue.path.length > 0 && valueAt(input, issue.path) === undefined
    return [fieldFault(where, issue.path, missing ? words.missing : sentenceFor(issue, words))]
  })
}

/** RFC 6901 for bodies; for all else the name says enough. */
export function fieldFault(
  where: FieldFault['in'],
  path: readonly PropertyKey[],
  message: string,
): FieldFault {
  const parts = path.map(String)
  const field = parts.join('.')
  if (where !== 'body') return { in: where, field, message }
  const pointer = parts.map(part => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
  return { in: where, field, pointer, message }
}

function sentenceFor(issue: Issue, words: Words): string {
  switch (issue.code) {
    case 'invalid_type':
      return words.kinds[issue.expected] ?? words.shape
    case 'invalid_value':
      return words.oneOf(issue.values.map(String).join(', '))
    case 'too_small':
      return sized(issue.origin, String(issue.minimum), [words.shortest, words.fewest, words.least])
    case 'too_big':
      return sized(issue.origin, String(issue.maximum), [words.longest, words.mostEntries, words.most])
    case 'invalid_format':
      return words.formats[issue.format] ?? words.shape
    default:
      return words.shape
  }
}

type Sentence = (n: string) => string

function sized(origin: string, n: string, [text, list, value]: readonly [Sentence, Sentence, Sentence]) {
  if (origin === 'string') return text(n)
  return origin === 'array' ? list(n) : value(n)
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  )
}
