import { Temporal } from 'temporal-polyfill'
import type { Act, ActKind, Case } from '../case.ts'

export const timelineSteps = [
  'saved',
  'team',
  'read',
  'asked',
  'answered',
  'decided',
  'refused',
  'replied',
  'printed',
  'letter',
  'returned',
  'online',
  'arrived',
  'fetched',
  'withdrawn',
] as const
export type TimelineStep = (typeof timelineSteps)[number]

export interface TimelineEntry {
  readonly step: TimelineStep
  readonly at: Temporal.Instant | null
  /** The first entry that has not happened yet. */
  readonly next: boolean
}

const steps: Partial<Record<ActKind, TimelineStep>> = {
  read: 'read',
  asked: 'asked',
  answered: 'answered',
  granted: 'decided',
  refused: 'refused',
  replied: 'replied',
  'letter-handed-over': 'letter',
  'letter-returned': 'returned',
  'letter-fetched': 'fetched',
  withdrawn: 'withdrawn',
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0

function happened(record: Case, acts: readonly Act[]): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    { step: 'saved', at: record.openedAt, next: false },
    { step: 'team', at: record.openedAt, next: false },
  ]
  for (const act of acts) {
    // Before the decision a letter only told the news that no mail could.
    if (act.kind.startsWith('letter-') && (!record.decidedAt || isBefore(act.at, record.decidedAt))) continue
    const step = steps[act.kind]
    // Several letters of one decision are one step.
    const again = entries.at(-1)?.step === step && step === 'letter'
    if (step && !again) entries.push({ step, at: act.at, next: false })
    // A letter that waits in the post room is worth a line only as long as it waits there.
    if (
      act.kind === 'letter-produced' &&
      record.delivery === 'post' &&
      record.state === 'decided' &&
      entries.at(-1)?.step !== 'printed'
    )
      entries.push({ step: 'printed', at: act.at, next: false })
  }
  return entries
}

function toCome(record: Case, done: ReadonlySet<TimelineStep>): TimelineStep[] {
  if (record.state === 'withdrawn') return []
  const decided = record.decidedAt !== null
  if (record.delivery === 'online') {
    return [...(decided ? [] : (['decided'] as const)), ...(done.has('fetched') ? [] : (['online'] as const))]
  }
  return [
    ...(decided ? [] : (['decided'] as const)),
    ...(done.has('letter') ? [] : (['letter'] as const)),
    'arrived',
  ]
}

/** The course as the citizen sees it: what happened, each with its time, then what is still to come. */
export function timelineOf(record: Case, acts: readonly Act[]): TimelineEntry[] {
  const past = happened(record, acts)
  const coming = toCome(record, new Set(past.map(entry => entry.step)))
  return [...past, ...coming.map((step, index) => ({ step, at: null, next: index === 0 }))]
}
