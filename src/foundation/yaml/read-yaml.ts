import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { type Document, isMap, isNode, LineCounter, type Pair, parseDocument } from 'yaml'
import type { z } from 'zod'
import { describeIssue, fieldName } from './describe-issue.ts'
import { InvalidYaml } from './invalid-yaml.ts'

/** Reads one file of the district; throws `InvalidYaml` with every problem in it, each with file and line. */
export async function readYamlFile<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
): Promise<z.output<Schema>> {
  const name = relative(process.cwd(), path)
  const lines = new LineCounter()
  const document = parseDocument(await readFile(path, 'utf8'), { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    throw new InvalidYaml(
      document.errors.map(error => `${name}:${lines.linePos(error.pos[0]).line} ${oneLine(error.message)}`),
    )
  }
  const content: unknown = document.toJS()
  const parsed = schema.safeParse(content)
  if (parsed.success) return parsed.data
  throw new InvalidYaml(
    flatten(parsed.error.issues, content).map(issue => {
      const where = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path
      const field = fieldName(where)
      const sentence = describeIssue(issue, valueAt(content, issue.path))
      return `${name}:${lineOf(document, lines, where)} ${field === '' ? 'the file' : field}: ${sentence}`
    }),
  )
}

/** All `*.yaml` of a folder, by name; the problems of all files are reported together. */
export async function readYamlFolder<Schema extends z.ZodType>(
  schema: Schema,
  folder: string,
): Promise<z.output<Schema>[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.yaml')).sort()
  const results = await Promise.allSettled(names.map(name => readYamlFile(schema, join(folder, name))))
  const problems: string[] = []
  const contents: z.output<Schema>[] = []
  for (const result of results) {
    if (result.status === 'fulfilled') contents.push(result.value)
    else if (result.reason instanceof InvalidYaml) problems.push(...result.reason.problems)
    else throw result.reason
  }
  if (problems.length > 0) throw new InvalidYaml(problems)
  return contents
}

type Issue = z.core.$ZodIssue

/** One issue a problem: several unknown keys are several, and of alternatives the nearest one speaks. */
function flatten(issues: readonly Issue[], content: unknown): Issue[] {
  return issues.flatMap(issue => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map(key => ({ ...issue, keys: [key] }))
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
    const nearest = issue.errors.reduce((best, errors) => (depth(errors) > depth(best) ? errors : best))
    return flatten(
      nearest.map(inner => ({ ...inner, path: [...issue.path, ...inner.path] })),
      content,
    )
  })
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map(issue => issue.path.length))
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (value as Record<PropertyKey, unknown> | null)?.[part],
    content,
  )
}

/** The line of the field, or of the nearest thing around it that stands in the file. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const start = startOf(document, path.slice(0, length))
    if (start !== undefined) return lines.linePos(start).line
  }
  return 1
}

function startOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  const around = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (isMap(around)) {
    const pair = around.items.find(
      (item: Pair) => isNode(item.key) && String(item.key) === String(path.at(-1)),
    )
    return pair && isNode(pair.key) ? pair.key.range?.[0] : undefined
  }
  const node = document.getIn(path, true)
  return isNode(node) ? node.range?.[0] : undefined
}

function oneLine(message: string): string {
  return message.replace(/\s+/g, ' ').trim()
}
