import { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import { type Database, type Transaction, writeTogether } from '../../foundation/database/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { readOfficeBook } from '../../offices/index.ts'
import { insertRule, lockDays, lockRules, type Pool, poolsOf, rulesOf } from '../availability/queries.ts'
import { type PlannedDay, planDays, type Rebuild, rebuildDays } from '../availability/rebuild-days.ts'
import { HORIZON_DAYS } from '../availability/release.ts'
import type { NewRule, Rule } from '../availability/rule.ts'
import { firstStepAfter } from '../steps.ts'
import {
  type AppointmentAhead,
  lockAppointments,
  markStranded,
  type PlaceAhead,
  placesOn,
  withdrawRule,
} from './queries.ts'
import { strandedIn } from './stranded.ts'

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
export interface Outlook {
  /** The rules from which this was reckoned; another one where somebody has changed them since. */
  readonly version: string
  readonly rule: NewRule
  /** Who has a place now and would have none then, by day and time. */
  readonly stranded: readonly AppointmentAhead[]
  /** How many of these days have none even now. */
  readonly already: readonly AppointmentAhead[]
  /** Who was marked as having none, and fits again. */
  readonly regained: readonly AppointmentAhead[]
}

/** Reckons what a change would do, and changes nothing. Null: the rule that is to be withdrawn does not count any more. */
export async function foresee(db: Db, { office, change, at }: RuleChange): Promise<Outlook | null> {
  const rules = await rulesOf(db, office)
  const rule = change.kind === 'add' ? change.rule : rules.find(({ number }) => number === change.number)
  if (!rule) return null
  const pools = await poolsOf(db, office)
  const rebuild = await rebuildOf(db, office, at)
  const now = planDays(rules, pools, rebuild)
  const then = planDays(rulesAfter(rules, change), pools, rebuild)
  const days = daysThatDiffer(now, then)
  const places = await placesOn(db, office, days)
  return { version: versionOf(rules), rule, ...compare(now, then, places, at) }
}

/** The new one speaks last, as it will when it is saved. */
function rulesAfter(rules: readonly Rule[], change: Change): Rule[] {
  if (change.kind === 'withdraw') return rules.filter(({ number }) => number !== change.number)
  return [...rules, { ...change.rule, number: Math.max(0, ...rules.map(({ number }) => number)) + 1 }]
}

/** Numbers only rise: with the same count and the same highest one, nothing was added or withdrawn. */
function versionOf(rules: readonly Rule[]): string {
  return `${rules.length}-${rules.at(-1)?.number ?? 0}`
}

function daysThatDiffer(now: readonly PlannedDay[], then: readonly PlannedDay[]): Temporal.PlainDate[] {
  const days = new Map<string, Temporal.PlainDate>()
  for (const [n, { day, plan }] of then.entries())
    if (plan.capacity.some((places, step) => places !== now[n]!.plan.capacity[step]))
      days.set(String(day), day)
  return [...days.values()]
}

function compare(
  now: readonly PlannedDay[],
  then: readonly PlannedDay[],
  places: readonly PlaceAhead[],
  at: Temporal.Instant,
): Pick<Outlook, 'stranded' | 'already' | 'regained'> {
  const before = new Set(strandedIn(now, places))
  const after = new Set(strandedIn(then, places))
  const { today, step } = firstStepAfter(at)
  const isAhead = (place: PlaceAhead) => !place.day.equals(today) || place.step >= step
  const those = (which: (place: PlaceAhead) => boolean) =>
    places
      .filter(place => isAhead(place) && which(place))
      .flatMap(({ appointment }) => appointment ?? [])
      .sort(byTime)
  const had = (place: PlaceAhead) => !before.has(place) && !place.appointment?.strandedAt
  return {
    stranded: those(place => after.has(place) && had(place)),
    already: those(place => after.has(place) && !had(place)),
    regained: those(place => !after.has(place) && Boolean(place.appointment?.strandedAt)),
  }
}

function byTime(a: AppointmentAhead, b: AppointmentAhead): number {
  return Temporal.PlainDate.compare(a.day, b.day) || a.step - b.step || (a.reference < b.reference ? -1 : 1)
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
  const rebuild = await rebuildOf(tx, office, at)
  const outlook = await lockAndForesee(tx, request, foreseen, rebuild)
  const number = await write(tx, staff, request)
  await rebuildDays(tx, rebuild)
  await mark(tx, outlook, at)
  const detail = { rule: number, stranded: outlook.stranded.length }
  const act = request.change.kind === 'add' ? 'appointment-rule.added' : 'appointment-rule.withdrawn'
  await writeTogether(tx, [
    auditWrite({ actor: staff, act, object: { kind: 'office', id: office }, detail, at }),
  ])
  return { outcome: 'changed', outlook }
}

/**
 * Whoever moves or cancels an appointment locks it before its day, and so do we. Between the two somebody may have booked
 * whom we have not locked: where that ends in each waiting for the other, the transaction is done again.
 */
async function lockAndForesee(
  tx: Transaction,
  request: RuleChange,
  foreseen: Outlook,
  { days }: Rebuild,
): Promise<Outlook> {
  const { stranded, already, regained } = foreseen
  await lockAppointments(
    tx,
    [...stranded, ...already, ...regained].map(({ id }) => id),
  )
  const pools: Pool[] = await poolsOf(tx, request.office)
  if (pools.length > 0) await lockDays(tx, pools, days)
  return (await foresee(tx, request))!
}

async function write(tx: Transaction, staff: StaffActor, request: RuleChange): Promise<number> {
  const { office, change, at } = request
  if (change.kind === 'add') return insertRule(tx, change.rule, { name: staff.name, at })
  await withdrawRule(tx, office, change.number, at)
  return change.number
}

/** Who had no place before keeps the moment since when. */
async function mark(tx: Transaction, { stranded, already, regained }: Outlook, at: Temporal.Instant) {
  const unmarked = already.filter(({ strandedAt }) => !strandedAt)
  await markStranded(
    tx,
    [...stranded, ...unmarked].map(({ id }) => id),
    at,
  )
  await markStranded(
    tx,
    regained.map(({ id }) => id),
    null,
  )
}

/** All days for which appointments are given out. */
async function rebuildOf(db: Db, office: string, at: Temporal.Instant): Promise<Rebuild> {
  const { today } = firstStepAfter(at)
  const days = Array.from({ length: HORIZON_DAYS + 1 }, (_, n) => today.add({ days: n }))
  const { closures } = await readOfficeBook(db)
  return { office, days, closures, hotlineBackUntil: today }
}
