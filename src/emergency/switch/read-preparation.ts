import { Temporal } from 'temporal-polyfill'
import type { FieldProblem } from '../../foundation/html/index.ts'
import type { Body } from '../../foundation/http/index.ts'
import type { Reader } from '../../foundation/text/index.ts'
import { switchMessages } from './messages.ts'
import { readMoment, type TypedMoment } from './read-moment.ts'

export interface TypedPreparation {
  readonly plan: string
  readonly start: TypedMoment
  readonly review: TypedMoment
}

export function typedPreparation(body: Body): TypedPreparation {
  const text = (name: string) => body.get(name).slice(0, 60)
  return {
    plan: text('plan'),
    start: { day: text('tag'), time: text('zeit') },
    review: { day: text('pruefTag'), time: text('pruefZeit') },
  }
}

export interface ReadPreparation {
  readonly startsAt: Temporal.Instant
  readonly reviewAt: Temporal.Instant
}

/** Whoever types "now" is a few minutes late when they press. */
const LATE_MINUTES = 60

/** Every field is looked at, so that all sentences come at once. */
export function readPreparation(
  typed: TypedPreparation,
  plans: readonly string[],
  reader: Reader,
  now: Temporal.Instant,
): { readonly read: ReadPreparation | null; readonly problems: readonly FieldProblem[] } {
  const t = switchMessages[reader.language]
  const problems: FieldProblem[] = []
  const note = (field: string, sentence: string) =>
    problems.push({ field, label: t.fields[field]!, sentence })
  const moment = (typedMoment: TypedMoment, day: string, time: string) => {
    const read = readMoment(typedMoment, reader)
    if ('moment' in read) return read.moment
    note(read.field === 'day' ? day : time, read.sentence)
    return null
  }
  const { compare } = Temporal.Instant
  if (!plans.includes(typed.plan)) note('plan', t.choosePlan)
  const startsAt = moment(typed.start, 'tag', 'zeit')
  const reviewAt = moment(typed.review, 'pruefTag', 'pruefZeit')
  if (startsAt && compare(startsAt.add({ minutes: LATE_MINUTES }), now) < 0) note('zeit', t.startPast)
  if (startsAt && reviewAt && compare(reviewAt, startsAt) <= 0) note('pruefZeit', t.reviewBeforeStart)
  return { read: problems.length === 0 ? { startsAt: startsAt!, reviewAt: reviewAt! } : null, problems }
}
