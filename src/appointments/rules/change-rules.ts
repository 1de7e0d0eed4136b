import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import { type Database, type Transaction, writeTogether } from '../../foundation/database/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { insertRule, lockRules, poolsOf, rulesOf } from '../availability/queries.ts'
import { planDays, rebuildDays } from '../availability/rebuild-days.ts'
import { rostersOf } from '../availability/rosters.ts'
import type { NewRule, Rule } from '../availability/rule.ts'
import {
  type Consequences,
  consequencesOf,
  lockConcerned,
  markConcerned,
  wholeHorizon,
} from './consequences.ts'
import { withdrawRule } from './queries.ts'

type Db = Database | Transaction

export type Change =
  | { readonly kind: 'add'; readonly rule: NewRule }
  /** The number that the rule has in its office. */
  | { readonly kind: 'withdraw'; readonly number: number }

export interface RuleChange {
  readonly office: string
  readonly change: Change
  readonly at: Temporal.Instant
}

/** Whom a change concerns. */
export interface Outlook extends Consequences {
  /** The rules from which this was reckoned; another one where somebody has changed them since. */
  readonly version: string
  readonly rule: NewRule
}

/** Reckons what a change would do, and changes nothing. Null: the rule that is to be withdrawn does not count any more. */
export async function foresee(db: Db, { office, change, at }: RuleChange): Promise<Outlook | null> {
  const rules = await rulesOf(db, office)
  const rule = change.kind === 'add' ? change.rule : rules.find(({ number }) => number === change.number)
  if (!rule) return null
  const pools = await poolsOf(db, office)
  const rebuild = await wholeHorizon(db, office, at)
  const rosters = await rostersOf(db, office, rebuild.days)
  const now = planDays(rules, pools, rosters, rebuild)
  const then = planDays(rulesAfter(rules, change), pools, rosters, rebuild)
  return { version: versionOf(rules), rule, ...(await consequencesOf(db, office, { now, then }, at)) }
}

/** The new one speaks last, as it will when it is saved. */
function rulesAfter(rules: readonly Rule[], change: Change): Rule[] {
  if (change.kind === 'withdraw') return rules.filter(({ number }) => number !== change.number)
  return [...rules, { ...change.rule, number: Math.max(0, ...rules.map(({ number }) => number)) + 1 }]
}

/** Numbers only rise: with the same count and the same highest one, nothing was added or withdrawn. */
export function versionOf(rules: readonly Rule[]): string {
  return `${rules.length}-${rules.at(-1)?.number ?? 0}`
}

export type Changed =
  | { readonly outcome: 'changed'; readonly outlook: Outlook }
  /** Somebody else changed the rules since; nothing is written. */
  | { readonly outcome: 'overtaken'; readonly outlook: Outlook }
  | { readonly outcome: 'gone' }

/**
 * Adds or withdraws a rule, reckons the days ahead anew and marks who has no place any more. Whoever booked since the
 * change was foreseen is marked with the others.
 * @param seen the version of the rules that whoever changes them has seen
 */
export async function changeRules(
  tx: Transaction,
  staff: StaffActor,
  request: RuleChange,
  seen: string,
): Promise<Changed> {
  const { office, at } = request
  await lockRules(tx, office)
  const foreseen = await foresee(tx, request)
  if (!foreseen) return { outcome: 'gone' }
  if (foreseen.version !== seen) return { outcome: 'overtaken', outlook: foreseen }
  const rebuild = await wholeHorizon(tx, office, at)
  await lockConcerned(tx, office, foreseen, rebuild.days)
  const outlook = (await foresee(tx, request))!
  const number = await write(tx, staff, request)
  await rebuildDays(tx, rebuild)
  await markConcerned(tx, outlook, at)
  const detail = { rule: number, stranded: outlook.stranded.length }
  const act = request.change.kind === 'add' ? 'appointment-rule.added' : 'appointment-rule.withdrawn'
  await writeTogether(tx, [
    auditWrite({ actor: staff, act, object: { kind: 'office', id: office }, detail, at }),
  ])
  return { outcome: 'changed', outlook }
}

async function write(tx: Transaction, staff: StaffActor, request: RuleChange): Promise<number> {
  const { office, change, at } = request
  if (change.kind === 'add') return insertRule(tx, change.rule, { name: staff.name, at })
  await withdrawRule(tx, office, change.number, at)
  return change.number
}
