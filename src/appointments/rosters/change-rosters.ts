import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import { type Database, type Transaction, writeTogether } from '../../foundation/database/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { lockRules, poolsOf, rulesOf } from '../availability/queries.ts'
import { planDays, type Rebuild, rebuildDays } from '../availability/rebuild-days.ts'
import { type Rosters, rostersOf } from '../availability/rosters.ts'
import { versionOf } from '../rules/change-rules.ts'
import {
  type Consequences,
  consequencesOf,
  lockConcerned,
  markConcerned,
  wholeHorizon,
} from '../rules/consequences.ts'
import { type RosterOfDay, readRosters, writeRoster } from './queries.ts'
import { type RosterLine, sameRoster, servesOf } from './roster.ts'

type Db = Database | Transaction

export interface NewRoster {
  readonly day: Temporal.PlainDate
  /** Null: none any more, the rules alone count. */
  readonly lines: readonly RosterLine[] | null
}

export interface RosterChange {
  readonly office: string
  /** Each once. Those for which no appointments are given out yet are kept and count when they are. */
  readonly rosters: readonly NewRoster[]
  readonly at: Temporal.Instant
}

export interface RosterOutlook extends Consequences {
  /** Rosters and rules from which this was reckoned; another one where somebody has changed them since. */
  readonly version: string
  /** Everything is so already: a second click. */
  readonly isSo: boolean
}

/** Reckons whom other rosters would concern, and changes nothing. */
export async function foreseeRosters(db: Db, { office, rosters, at }: RosterChange): Promise<RosterOutlook> {
  const rules = await rulesOf(db, office)
  const pools = await poolsOf(db, office)
  const before = await readRosters(
    db,
    office,
    rosters.map(({ day }) => day),
  )
  const rebuild = await daysGivenOut(db, office, rosters, at)
  const known = await rostersOf(db, office, rebuild.days)
  const now = planDays(rules, pools, known, rebuild)
  const then = planDays(rules, pools, rostersAfter(known, rosters), rebuild)
  return {
    version: [versionOf(rules), ...before.map(({ version }) => version)].join('-'),
    isSo: before.every(({ lines }, n) => sameRoster(lines, rosters[n]!.lines)),
    ...(await consequencesOf(db, office, { now, then }, at)),
  }
}

function rostersAfter(known: Rosters, changed: readonly NewRoster[]): Rosters {
  const rosters = new Map(known)
  for (const { day, lines } of changed)
    if (lines) rosters.set(day.toString(), servesOf(lines))
    else rosters.delete(day.toString())
  return rosters
}

/** Farther days are not reckoned: that alone would give them out. */
async function daysGivenOut(
  db: Db,
  office: string,
  rosters: readonly NewRoster[],
  at: Temporal.Instant,
): Promise<Rebuild> {
  const horizon = await wholeHorizon(db, office, at)
  const days = horizon.days.filter(day => rosters.some(roster => roster.day.equals(day)))
  return { ...horizon, days }
}

export type RosterChanged =
  | { readonly outcome: 'changed'; readonly outlook: RosterOutlook }
  /** Somebody else changed a roster or a rule since; nothing is written. */
  | { readonly outcome: 'overtaken'; readonly outlook: RosterOutlook }

/**
 * Writes rosters, reckons their days anew and marks who has no place any more, in one transaction. Whoever booked since
 * the change was foreseen is marked with the others.
 * @param seen the version that whoever changes them has seen
 */
export async function changeRosters(
  tx: Transaction,
  staff: StaffActor,
  request: RosterChange,
  seen: string,
): Promise<RosterChanged> {
  const { office, rosters, at } = request
  await lockRules(tx, office)
  const foreseen = await foreseeRosters(tx, request)
  if (foreseen.isSo) return { outcome: 'changed', outlook: foreseen }
  if (foreseen.version !== seen) return { outcome: 'overtaken', outlook: foreseen }
  const rebuild = await daysGivenOut(tx, office, rosters, at)
  await lockConcerned(tx, office, foreseen, rebuild.days)
  const outlook = await foreseeRosters(tx, request)
  for (const roster of rosters) await writeRoster(tx, office, roster, at)
  await rebuildDays(tx, rebuild)
  await markConcerned(tx, outlook, at)
  const detail = { days: rosters.map(({ day }) => String(day)), stranded: outlook.stranded.length }
  await writeTogether(tx, [
    auditWrite({ actor: staff, act: 'roster.changed', object: { kind: 'office', id: office }, detail, at }),
  ])
  return { outcome: 'changed', outlook }
}

/** As it stands now, with this line's person away, or back. Null: there is no such line. */
export function withAbsence(
  { day, lines }: Pick<RosterOfDay, 'day' | 'lines'>,
  line: number,
  absent: boolean,
): NewRoster | null {
  if (!lines?.[line]) return null
  return { day, lines: lines.map((one, n) => (n === line ? { ...one, absent } : one)) }
}
