import type { Temporal } from 'temporal-polyfill'
import type { Localized } from '../../foundation/language/index.ts'
import type { DayPlan } from '../availability/plan-day.ts'
import type { PoolKind } from '../availability/queries.ts'
import { HORIZON_DAYS, releaseOf } from '../availability/release.ts'
import { appliesOn, type Rule } from '../availability/rule.ts'
import { firstStepAfter, STEP_MINUTES, STEPS, stepsTouched } from '../steps.ts'

/** A place that is taken on the day in question. */
export interface PlaceOfDay {
  readonly step: number
  readonly steps: number
  readonly state: 'held' | 'taken' | 'returned'
  /** Of a returned one: by when it is everybody's. The moment itself nobody is told. */
  readonly freeBy: Temporal.Instant | null
}

/** What is known of one kind of counter on the day in question. */
export interface CounterOfDay {
  readonly pool: string
  readonly plan: DayPlan
  readonly rules: readonly Rule[]
  readonly places: readonly PlaceOfDay[]
  /** Null: the day is not given out yet. */
  readonly row: {
    readonly stopped: boolean
    /** One of the services that are asked for is stopped here. */
    readonly serviceStopped: boolean
    readonly released: boolean
  } | null
}

export interface WhyQuestion {
  readonly day: Temporal.PlainDate
  readonly step: number
  /** How many steps the appointment takes. */
  readonly steps: number
  readonly kinds: readonly PoolKind[]
  /** What is not here, the office does not have. */
  readonly counters: ReadonlyMap<PoolKind, CounterOfDay>
  /** What was kept for the hotline is everybody's on this day. */
  readonly hotlineIsBack: boolean
  readonly now: Temporal.Instant
}

/** Why somebody cannot book online at this time; steps say when the obstacle begins. */
export type Obstacle =
  | { readonly kind: 'no-counter' | 'not-given-out' | 'stopped' | 'service-stopped' | 'no-hours' }
  | { readonly kind: 'not-released'; readonly from: Temporal.Instant }
  | { readonly kind: 'before-opening' | 'after-closing'; readonly step: number; readonly rule: Rule }
  | { readonly kind: 'holiday'; readonly name: Localized }
  | { readonly kind: 'closure'; readonly step: number; readonly reason: Localized }
  | { readonly kind: 'closed'; readonly step: number; readonly rule: Rule }
  /** Of the places of the rule there are none, because nobody is there who can serve them. */
  | { readonly kind: 'nobody-there'; readonly step: number; readonly rule: Rule }
  | {
      readonly kind: 'too-short'
      readonly step: number
      readonly minutesLeft: number
      readonly minutesNeeded: number
    }
  | {
      readonly kind: 'full'
      readonly step: number
      readonly capacity: number
      readonly places: readonly PlaceOfDay[]
      /** Where a roster gives fewer places than the rule: how many the rule has. */
      readonly rulePlaces: number | null
    }
  | { readonly kind: 'kept'; readonly step: number; readonly left: number; readonly rules: readonly Rule[] }

export type WhyNot =
  | { readonly kind: 'past' }
  | { readonly kind: 'not-yet'; readonly lastDay: Temporal.PlainDate }
  /** Of each kind of counter that is needed; null: that one is free. */
  | {
      readonly kind: 'counters'
      readonly counters: readonly { readonly kind: PoolKind; readonly obstacle: Obstacle | null }[]
    }

export function whyNot(question: WhyQuestion): WhyNot {
  const { today, step } = firstStepAfter(question.now)
  const ahead = today.until(question.day).total('days')
  if (ahead < 0 || (ahead === 0 && question.step < step)) return { kind: 'past' }
  if (ahead > HORIZON_DAYS) return { kind: 'not-yet', lastDay: today.add({ days: HORIZON_DAYS }) }
  const counters = question.kinds.map(kind => {
    const counter = question.counters.get(kind)
    return { kind, obstacle: counter ? obstacleOf(counter, question) : ({ kind: 'no-counter' } as const) }
  })
  return { kind: 'counters', counters }
}

function obstacleOf(counter: CounterOfDay, question: WhyQuestion): Obstacle | null {
  const { row } = counter
  const last = question.step + question.steps
  for (let step = question.step; step < Math.min(last, STEPS); step += 1) {
    const obstacle = shutAt(counter, step, question) ?? takenAt(counter, step, question)
    if (obstacle) return obstacle
  }
  if (last > STEPS) return tooShort(STEPS, question)
  if (!row) return { kind: 'not-given-out' }
  if (row.stopped) return { kind: 'stopped' }
  if (row.serviceStopped) return { kind: 'service-stopped' }
  return row.released ? null : { kind: 'not-released', from: releaseOf(question.day, question.step) }
}

/** There is no place at all in this step. */
function shutAt({ plan }: CounterOfDay, step: number, question: WhyQuestion): Obstacle | null {
  if (plan.capacity[step]! > 0) return null
  const because = plan.because[step]!
  switch (because.kind) {
    case 'holiday':
      return because
    case 'closure':
      return { ...because, step }
    case 'rule':
      return { kind: 'closed', rule: because.rule, step }
    case 'roster':
      return { kind: 'nobody-there', rule: because.rule, step }
    case 'hours':
      return step > question.step ? tooShort(step, question) : outsideHours(plan, step)
  }
}

function tooShort(closes: number, { step, steps }: WhyQuestion): Obstacle {
  const minutesLeft = (closes - step) * STEP_MINUTES
  return { kind: 'too-short', step: closes, minutesLeft, minutesNeeded: steps * STEP_MINUTES }
}

/** The rule that opens next, or else the one that has closed last. */
function outsideHours({ capacity, because }: DayPlan, step: number): Obstacle {
  const isOpen = (n: number) => capacity[n]! > 0 || because[n]!.kind === 'roster'
  const open = capacity.flatMap((_, n) => (isOpen(n) ? n : []))
  const [next, last] = [open.find(n => n > step), open.findLast(n => n < step)]
  const ruleAt = (n: number) => (because[n] as { readonly rule: Rule }).rule
  if (next !== undefined) return { kind: 'before-opening', step: next, rule: ruleAt(next) }
  if (last !== undefined) return { kind: 'after-closing', step: last + 1, rule: ruleAt(last) }
  return { kind: 'no-hours' }
}

/** There are places in this step, and none of them for whoever books online. */
function takenAt(counter: CounterOfDay, step: number, question: WhyQuestion): Obstacle | null {
  const { plan } = counter
  const capacity = plan.capacity[step]!
  const places = counter.places.filter(place => place.step <= step && step < place.step + place.steps)
  const because = plan.because[step]!
  const rulePlaces = because.kind === 'roster' ? because.places : null
  if (places.length >= capacity) return { kind: 'full', step, capacity, places, rulePlaces }
  const left = capacity - places.length
  if (left > plan.keptFromOnline[step]!) return null
  return { kind: 'kept', step, left, rules: keepersAt(counter, step, question) }
}

/** Of those who keep places for the same people the last one counts. */
function keepersAt({ rules, pool }: CounterOfDay, step: number, question: WhyQuestion): Rule[] {
  const speaking = new Map<string, Rule>()
  for (const rule of [...rules].sort((a, b) => a.number - b.number)) {
    if (rule.kind !== 'kept' || (rule.keptFor === 'hotline' && question.hotlineIsBack)) continue
    if (rule.pools.length > 0 && !rule.pools.includes(pool)) continue
    const { from, until } = stepsTouched(rule.from, rule.until)
    if (appliesOn(rule, question.day) && from <= step && step < until) speaking.set(rule.keptFor, rule)
  }
  return [...speaking.values()].filter(rule => rule.kind === 'kept' && rule.places > 0)
}
