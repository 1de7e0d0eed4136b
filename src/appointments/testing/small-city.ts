import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { type Database, inTransaction, type Transaction } from '../../foundation/database/index.ts'
import { type Demand, poolId, type ServiceNeed } from '../appointment.ts'
import { insertRule, type PoolKind } from '../availability/queries.ts'
import { rebuildDays } from '../availability/rebuild-days.ts'
import type { NewRule } from '../availability/rule.ts'

/** Monday, before anybody opens. */
export const monday = Temporal.PlainDate.from('2026-11-02')
export const beforeOpening = Temporal.Instant.from('2026-11-02T05:00:00Z')

export const cardNeed: ServiceNeed = {
  service: 'personalausweis',
  minutes: 20,
  setupMinutes: 5,
  kinds: ['counter', 'biometrics'],
  modes: ['onsite'],
  walkIn: false,
}
export const registrationNeed: ServiceNeed = {
  service: 'wohnsitz-anmelden',
  minutes: 15,
  setupMinutes: 0,
  kinds: ['counter'],
  modes: ['onsite', 'phone'],
  walkIn: true,
}
export const needsByService = new Map([cardNeed, registrationNeed].map(need => [need.service, need]))

export function demand(overrides: Partial<Demand> = {}): Demand {
  return {
    services: ['wohnsitz-anmelden'],
    steps: 1,
    kinds: ['counter'],
    language: null,
    mode: 'onsite',
    ...overrides,
  }
}

export function openRule(office: string, overrides: Partial<NewRule> = {}): NewRule {
  return {
    id: randomUUID(),
    office,
    pools: [],
    reason: null,
    kind: 'open',
    places: 2,
    repeats: 'weekly',
    weekdays: [1, 2, 3, 4, 5],
    everyWeeks: 1,
    validFrom: Temporal.PlainDate.from('2026-01-01'),
    validUntil: null,
    from: Temporal.PlainTime.from('08:00'),
    until: Temporal.PlainTime.from('12:00'),
    ...overrides,
  } as NewRule
}

export function days(count: number, from = monday): Temporal.PlainDate[] {
  return Array.from({ length: count }, (_, n) => from.add({ days: n }))
}

/** Offices with these kinds of counters and rules, and their days reckoned. */
export async function buildOffice(
  db: Database,
  office: string,
  kinds: readonly PoolKind[],
  rules: readonly NewRule[] = [openRule(office)],
  dates = days(5),
): Promise<void> {
  await inTransaction(db, async tx => {
    for (const kind of kinds) {
      await sql`INSERT INTO appointments.pool (id, office_id, kind, trust)
        VALUES (${poolId(office, kind)}, ${office}, ${kind}, 'demo') ON CONFLICT DO NOTHING`.execute(tx)
    }
    for (const rule of rules) await insertRule(tx, rule, { name: 'Test', at: beforeOpening })
    await rebuild(tx, office, dates)
  })
}

export async function rebuild(
  tx: Transaction,
  office: string,
  dates: readonly Temporal.PlainDate[],
): Promise<void> {
  await rebuildDays(tx, { office, days: dates, closures: [], hotlineBackUntil: monday.subtract({ days: 1 }) })
}

export interface Balance {
  readonly pool: string
  readonly day: Temporal.PlainDate
  readonly step: number
  readonly capacity: number
  readonly free: number
  readonly taken: number
}

/** Every step in which a day does not say what its places say, or more is given out than there is. */
export async function faultsOf(db: Database): Promise<Balance[]> {
  const { rows } = await sql<Balance>`
    SELECT d.pool_id AS pool, d.day, n AS step, d.capacity[n + 1]::int AS capacity, d.free[n + 1]::int AS free, taken
    FROM appointments.day d, generate_series(0, 47) AS n, LATERAL (
      SELECT count(*)::int AS taken FROM appointments.place p WHERE p.day = d.day AND d.pool_id = ANY(p.pools)
        AND n BETWEEN p.first_step AND p.first_step + p.steps - 1) t
    WHERE d.free[n + 1] <> d.capacity[n + 1] - taken
      OR get_bit(d.online, n) <> (d.free[n + 1] > d.kept_from_online[n + 1])::int
      OR get_bit(d.hotline, n) <> (d.free[n + 1] > d.kept_from_hotline[n + 1])::int`.execute(db)
  return rows
}
