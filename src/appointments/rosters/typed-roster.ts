import { Temporal } from 'temporal-polyfill'
import type { FieldProblem } from '../../foundation/html/index.ts'
import type { Body } from '../../foundation/http/index.ts'
import { type Reader, readClock, tidyLine } from '../../foundation/text/index.ts'
import type { PoolKind } from '../availability/queries.ts'
import { stepsBetween } from '../steps.ts'
import { rosterMessages } from './messages.ts'
import { overlapOf, type RosterLine } from './roster.ts'

/** As many as fit into the fields of one form. */
export const MOST_LINES = 24
const LONGEST_NAME = 80

/** A line as it was typed; without a name it is none. */
export interface TypedLine {
  readonly name: string
  readonly from: string
  readonly until: string
  readonly kinds: readonly string[]
  readonly absent: boolean
}

export function typedLines(body: Body): TypedLine[] {
  const one = (name: string) => body.get(name).slice(0, 200)
  return Array.from({ length: MOST_LINES }, (_, n) => ({
    name: one(`name-${n}`),
    from: one(`von-${n}`),
    until: one(`bis-${n}`),
    kinds: [...new Set(body.all(`kann-${n}`))].slice(0, 10),
    absent: body.has(`fehlt-${n}`),
  })).filter(({ name }) => name.trim() !== '')
}

/** The same as a form sends it: what is confirmed is read and looked at once more. */
export function fieldsOfLines(lines: readonly TypedLine[]): (readonly [string, string])[] {
  return lines.flatMap(({ name, from, until, kinds, absent }, n) => [
    [`name-${n}`, name] as const,
    [`von-${n}`, from] as const,
    [`bis-${n}`, until] as const,
    ...kinds.map(kind => [`kann-${n}`, kind] as const),
    ...(absent ? [[`fehlt-${n}`, 'ja'] as const] : []),
  ])
}

export function typedFrom({ name, from, until, kinds, absent }: RosterLine): TypedLine {
  const clock = ({ hour, minute }: Temporal.PlainTime) => `${hour}:${String(minute).padStart(2, '0')}`
  return { name, from: clock(from), until: clock(until), kinds, absent }
}

type Read = { readonly lines: readonly RosterLine[] } | { readonly problems: readonly FieldProblem[] }
type Note = (field: string, sentence: string) => null

/** Every line is looked at, so that all sentences come at once. */
export function readLines(typed: readonly TypedLine[], kinds: readonly PoolKind[], reader: Reader): Read {
  const t = rosterMessages[reader.language]
  const problems: FieldProblem[] = []
  const lines = typed.map((line, n) => {
    const note: Note = (field, sentence) => {
      problems.push({ field: `${field}-${n}`, label: t.lineLabel(n + 1, t.fields[field]!), sentence })
      return null
    }
    return readLine(line, kinds, reader, note)
  })
  if (typed.length === 0) problems.push({ field: 'name-0', label: t.fields.name!, sentence: t.nobodyTyped })
  const whole = lines.filter(line => line !== null)
  if (problems.length > 0) return { problems }
  for (const n of whole.keys()) {
    const other = overlapOf(whole, n)
    if (other === null) continue
    const label = t.lineLabel(n + 1, t.fields.von!)
    problems.push({ field: `von-${n}`, label, sentence: t.twiceThere(other + 1) })
  }
  return problems.length > 0 ? { problems } : { lines: whole }
}

function readLine(
  typed: TypedLine,
  kinds: readonly PoolKind[],
  { language }: Reader,
  note: Note,
): RosterLine | null {
  const t = rosterMessages[language]
  const name = tidyLine(typed.name)
  if (name.length > LONGEST_NAME) note('name', t.nameTooLong(LONGEST_NAME))
  const [from, until] = [readClock(typed.from), readClock(typed.until)]
  if (!from) note('von', t.timeFormat)
  if (!until) note('bis', t.timeFormat)
  if (from && until) {
    const { from: first, until: last } = stepsBetween(from, until)
    if (Temporal.PlainTime.compare(from, until) >= 0) note('bis', t.endBeforeBegin)
    else if (first >= last) note('bis', t.tooShort)
  }
  const own = kinds.filter(kind => typed.kinds.includes(kind))
  if (own.length === 0) note('kann', t.chooseKinds)
  // One person cannot serve a counter and a caller at once, and would be counted for both.
  if (own.includes('phone') && own.length > 1) note('kann', t.phoneAlone)
  return from && until ? { name, from, until, kinds: own, absent: typed.absent } : null
}
