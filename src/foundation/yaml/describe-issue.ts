import type { z } from 'zod'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** `fees[0].source.text` */
export function fieldName(path: Path): string {
  return path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`))
    .join('')
}

/** Says what is wrong with one field in words an editor understands; `found` is the value that stands there. */
export function describeIssue(issue: Issue, found: unknown): string {
  if (found === undefined && issue.code !== 'unrecognized_keys') return 'is missing'
  // A schema's own words begin with a small letter, Zod's with a capital one.
  if (/^[a-z]/.test(issue.message)) return `${issue.message}, found ${show(found)}`
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${kinds[issue.expected] ?? issue.expected}, found ${show(found)}${quoteHint(issue, found)}`
    case 'unrecognized_keys':
      return 'is not a known field'
    case 'invalid_value':
      return `expected ${issue.values.map(value => show(value)).join(' or ')}, found ${show(found)}`
    case 'invalid_format':
      return `${formats[issue.format] ?? issue.message}, found ${show(found)}`
    case 'too_small':
      return tooSmall(issue, found)
    case 'too_big':
      return `must not be more than ${issue.maximum}${unitOf(issue.origin)}, found ${show(found)}`
    case 'invalid_union':
      return `${alternatives(issue)}, found ${show(found)}`
    default:
      return issue.message
  }
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields',
  record: 'fields',
}

const formats: Record<string, string> = {
  date: 'expected a day such as 2026-11-02',
  url: 'expected an address such as https://www.hamburg.de',
}

/** Zod names the kinds a discriminated union knows, but not in its types. */
function alternatives(issue: Issue & { options?: unknown }): string {
  return Array.isArray(issue.options) ? `expected ${issue.options.map(show).join(' or ')}` : issue.message
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters'
  return origin === 'array' ? ' entries' : ''
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>, found: unknown): string {
  if (issue.minimum === 1 && issue.origin === 'string') return 'must not be empty'
  if (issue.minimum === 1 && issue.origin === 'array') return 'needs at least one entry'
  return `must not be less than ${issue.minimum}${unitOf(issue.origin)}, found ${show(found)}`
}

/** A postcode without quotes is a number to YAML. */
function quoteHint(issue: Issue, found: unknown): string {
  const wantsText = issue.code === 'invalid_type' && issue.expected === 'string'
  return wantsText && (typeof found === 'number' || typeof found === 'boolean') ? ' (put it in quotes)' : ''
}

function show(value: unknown): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'fields'
  if (typeof value !== 'string') return String(value)
  return value.length > 60 ? `"${value.slice(0, 57)}..."` : `"${value}"`
}
