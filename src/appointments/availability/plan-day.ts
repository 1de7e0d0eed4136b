import type { Temporal } from 'temporal-polyfill'
import type { Localized } from '../../foundation/language/index.ts'
import { STEPS, stepsBetween, stepsTouched } from '../steps.ts'
import { appliesOn, type KeptFor, type Rule } from './rule.ts'

/** A planned closure of the whole office, in times of that day. */
export interface ClosedSpan {
  readonly from: Temporal.PlainTime
  readonly until: Temporal.PlainTime
  readonly reason: Localized
}

/** What is known of a day beside the rules. */
export interface DayFacts {
  readonly holiday: Localized | null
  readonly closures: readonly ClosedSpan[]
  /** What nobody has asked for at the hotline is everybody's from then on. */
  readonly hotlineIsBack: boolean
  /** How many people are there in each step who can serve this kind of counter; null: nobody wrote a roster. */
  readonly there: readonly number[] | null
}

/** Why a step has the places it has; `hours`: no rule opens it. */
export type Because =
  | { readonly kind: 'hours' }
  | { readonly kind: 'rule'; readonly rule: Rule }
  | { readonly kind: 'holiday'; readonly name: Localized }
  | { readonly kind: 'closure'; readonly reason: Localized }
  /** The rule would give so many places, but fewer people are there. */
  | { readonly kind: 'roster'; readonly rule: Rule; readonly places: number }

export interface DayPlan {
  /** Places in each of the 48 steps. */
  readonly capacity: readonly number[]
  readonly keptFromOnline: readonly number[]
  readonly keptFromHotline: readonly number[]
  readonly because: readonly Because[]
}

/**
 * What a pool gives on a day. Recurring rules come first, a holiday wipes them out, a rule for this one day beats the
 * holiday, and a planned closure of the house beats all. Among equals the higher number counts. Where a roster says who
 * is there, no more places are given than people who can serve them; a roster opens nothing.
 */
export function planDay(
  rules: readonly Rule[],
  pool: string,
  day: Temporal.PlainDate,
  facts: DayFacts,
): DayPlan {
  const own = rules
    .filter(rule => (rule.pools.length === 0 || rule.pools.includes(pool)) && appliesOn(rule, day))
    .sort((a, b) => a.number - b.number)
  const capacity: number[] = Array(STEPS).fill(0)
  const because: Because[] = Array(STEPS).fill({ kind: 'hours' })
  const set = (span: { from: number; until: number }, places: number, reason: Because) => {
    capacity.fill(places, span.from, span.until)
    because.fill(reason, span.from, span.until)
  }
  const speak = (rule: Rule) => {
    if (rule.kind === 'open') set(stepsBetween(rule.from, rule.until), rule.places, { kind: 'rule', rule })
    if (rule.kind === 'closed') set(stepsTouched(rule.from, rule.until), 0, { kind: 'rule', rule })
  }
  for (const rule of own) if (rule.repeats !== 'once') speak(rule)
  if (facts.holiday) set({ from: 0, until: STEPS }, 0, { kind: 'holiday', name: facts.holiday })
  for (const rule of own) if (rule.repeats === 'once') speak(rule)
  for (const { from, until, reason } of facts.closures)
    set(stepsTouched(from, until), 0, { kind: 'closure', reason })
  for (const [step, there] of (facts.there ?? []).entries()) {
    const [places, opened] = [capacity[step]!, because[step]!]
    if (places <= there || opened.kind !== 'rule') continue
    set({ from: step, until: step + 1 }, there, { kind: 'roster', rule: opened.rule, places })
  }
  return { capacity, because, ...keptIn(own, capacity, facts) }
}

/** Never more than there is. */
function keptIn(rules: readonly Rule[], capacity: readonly number[], { hotlineIsBack }: DayFacts) {
  const kept = (whom: readonly KeptFor[]) => {
    const places: number[] = Array(STEPS).fill(0)
    for (const one of whom) {
      const own: number[] = Array(STEPS).fill(0)
      for (const rule of rules) {
        if (rule.kind !== 'kept' || rule.keptFor !== one) continue
        const { from, until } = stepsTouched(rule.from, rule.until)
        own.fill(rule.places, from, until)
      }
      for (const step of places.keys()) places[step]! += own[step]!
    }
    return places.map((count, step) => Math.min(count, capacity[step]!))
  }
  const others = ['walk-in', 'displaced'] as const
  return {
    keptFromOnline: kept(hotlineIsBack ? others : ['hotline', ...others]),
    keptFromHotline: kept(others),
  }
}
