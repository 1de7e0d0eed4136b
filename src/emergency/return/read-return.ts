import { Temporal } from 'temporal-polyfill'
import type { FieldProblem } from '../../foundation/html/index.ts'
import { type Reader, readDay, tidyLine } from '../../foundation/text/index.ts'
import { readMoment } from '../switch/read-moment.ts'
import { type Decision, decisions, type Missing, type StageToPlan, type WayDecision } from './homecoming.ts'
import { returnMessages } from './messages.ts'
import { NO_WAY, type TypedReturn } from './typed-return.ts'

export interface ReadReturn {
  readonly decisions: readonly WayDecision[]
  readonly stages: readonly StageToPlan[]
}

interface About {
  /** Places of the ways in the plan, in the order in which they stand on the page. */
  readonly ways: readonly number[]
  /** Ways for which no permanent ground is there. */
  readonly barred: ReadonlySet<number>
  readonly officeNames: ReadonlyMap<string, string>
  readonly reader: Reader
}

/**
 * Every field is looked at, so that all sentences come at once. For a draft a way that nobody has decided yet and a stage
 * without a day are left out; whatever was typed has to be right.
 */
export function readReturn(
  typed: TypedReturn,
  about: About,
  draft: boolean,
): { readonly read: ReadReturn; readonly problems: readonly FieldProblem[] } {
  const t = returnMessages[about.reader.language]
  const problems: FieldProblem[] = []
  const note = (field: string, label: string, sentence: string) => problems.push({ field, label, sentence })
  return {
    read: {
      decisions: about.ways.flatMap((way, line) => readWay(typed, way, line)),
      stages: typed.stages.flatMap((_, index) => readStage(typed, index)),
    },
    problems,
  }

  function readWay({ ways }: TypedReturn, way: number, line: number): WayDecision[] {
    const { decision, until, reason } = ways.get(way) ?? NO_WAY
    const label = (field: string) => `${t.nth(line + 1)}: ${field}`
    if (!isDecision(decision)) {
      if (!draft) note(`entscheidung-${way}`, label(t.fields.decision), t.missing.way)
      return []
    }
    const because = tidyLine(reason)
    if (because === '') note(`grund-${way}`, label(t.fields.grund), t.missing.reason)
    if (decision === 'kept' && about.barred.has(way))
      note(`entscheidung-${way}`, label(t.fields.decision), t.missing.barred)
    const last = decision === 'extended' ? readLastDay(until, way, label(t.fields.bis)) : null
    return because === '' || (decision === 'extended' && !last)
      ? []
      : [{ action: way, decision, until: last, reason: because }]
  }

  function readLastDay(text: string, way: number, label: string): Temporal.PlainDate | null {
    const missing = text.trim() === ''
    const outcome = readDay({}, text, about.reader)
    if (missing || 'faults' in outcome) {
      note(
        `bis-${way}`,
        label,
        missing || !('faults' in outcome) ? t.missing.until : outcome.faults[0]!.sentence,
      )
      return null
    }
    return Temporal.PlainDate.from(outcome.value)
  }

  function readStage({ stages, offices }: TypedReturn, index: number): StageToPlan[] {
    const number = index + 1
    const { day, time, portion } = stages[index]!
    if (draft && day.trim() === '') return []
    const read = readMoment({ day, time }, about.reader)
    if (!('moment' in read)) {
      const [field, label] =
        read.field === 'day' ? (['tag', t.fields.tag] as const) : (['zeit', t.fields.zeit] as const)
      note(`${field}-${number}`, `${t.stage(number)}: ${label}`, read.sentence)
      return []
    }
    const some = [...offices].flatMap(([office, stage]) => (stage === String(number) ? [office] : []))
    return [{ number, offices: some, startsAt: read.moment, portionDays: portionOf(portion) }]
  }
}

function isDecision(text: string): text is Decision {
  return (decisions as readonly string[]).includes(text)
}

/** What is no number of the list is everything at once. */
function portionOf(text: string): number | null {
  return /^(1|3|7|14)$/.test(text) ? Number(text) : null
}

/** What is missing, as a sentence beside its field. */
export function sayMissing(
  missing: readonly Missing[],
  about: Pick<About, 'ways' | 'officeNames' | 'reader'>,
): FieldProblem[] {
  const { missing: sentences } = returnMessages[about.reader.language]
  return missing.map(one => ({ ...placeOf(one, about), sentence: sentences[one.kind] }))
}

function placeOf(
  one: Missing,
  { ways, officeNames, reader }: Pick<About, 'ways' | 'officeNames' | 'reader'>,
): Pick<FieldProblem, 'field' | 'label'> {
  const t = returnMessages[reader.language]
  switch (one.kind) {
    case 'way':
      return { field: `entscheidung-${one.action}`, label: nth(one.action, t.fields.decision) }
    case 'extended-past':
      return { field: `bis-${one.action}`, label: nth(one.action, t.fields.bis) }
    case 'office':
      return { field: `amt-${one.office}`, label: officeNames.get(one.office) ?? one.office }
    case 'empty-stage':
    case 'stage-order':
      return { field: `tag-${one.number}`, label: t.stage(one.number) }
  }

  function nth(way: number, field: string): string {
    return `${t.nth(ways.indexOf(way) + 1)}: ${field}`
  }
}
