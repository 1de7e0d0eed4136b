import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../foundation/database/index.ts'
import { poolId } from './appointment.ts'
import type { AppointmentFile } from './appointment-file.ts'
import { CITY, insertRule, type PoolKind, rulesOf } from './availability/queries.ts'

/** Takes over what services need, and gives offices that have no rules yet their first ones. */
export async function importAppointments(
  tx: Transaction,
  file: AppointmentFile,
  centres: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  for (const { service, minutes, setupMinutes, kinds, modes, walkIn, trust } of file.needs) {
    await sql`
      INSERT INTO appointments.need (service_id, minutes, setup_minutes, kinds, modes, walk_in, trust)
      VALUES (${service}, ${minutes}, ${setupMinutes}, ${kinds}, ${modes}, ${walkIn}, ${trust})
      ON CONFLICT (service_id) DO UPDATE SET minutes = excluded.minutes, setup_minutes = excluded.setup_minutes,
        kinds = excluded.kinds, modes = excluded.modes, walk_in = excluded.walk_in, trust = excluded.trust`.execute(
      tx,
    )
  }
  for (const office of centres)
    if ((await rulesOf(tx, office)).length === 0)
      await open(tx, office, poolsOfCentres(file), file.centres, at)
  if (file.city && (await rulesOf(tx, CITY)).length === 0)
    await open(tx, null, poolsOfCity(file.city), file.city, at)
}

/** So many places of a kind, in a row of a week. */
interface OpenPool {
  readonly kind: PoolKind
  readonly language: string | null
  readonly places: number
  readonly weekdays: readonly number[]
  readonly from: string
  readonly until: string
}

function poolsOfCentres({ centres }: AppointmentFile): OpenPool[] {
  return centres.weeks.flatMap(({ places, ...when }) =>
    (Object.entries(places) as [PoolKind, number][]).map(([kind, count]) => ({
      ...when,
      kind,
      language: null,
      places: count,
    })),
  )
}

function poolsOfCity({ weeks }: NonNullable<AppointmentFile['city']>): OpenPool[] {
  return weeks.flatMap(({ pools, ...when }) =>
    pools.map(pool => ({ ...when, ...pool, language: pool.kind === 'interpreter' ? pool.language : null })),
  )
}

/** @param office null: the city, for all of them */
async function open(
  tx: Transaction,
  office: string | null,
  pools: readonly OpenPool[],
  { trust, validFrom }: { readonly trust: string; readonly validFrom: string },
  at: Temporal.Instant,
): Promise<void> {
  for (const { kind, language, places, weekdays, from, until } of pools) {
    const id = poolId(office, kind, language)
    await sql`INSERT INTO appointments.pool (id, office_id, kind, language, trust)
      VALUES (${id}, ${office}, ${kind}, ${language}, ${trust}) ON CONFLICT DO NOTHING`.execute(tx)
    const rule = {
      id: randomUUID(),
      office: office ?? CITY,
      pools: [id],
      reason: null,
      kind: 'open',
      places,
      repeats: 'weekly',
      weekdays,
      everyWeeks: 1,
      validFrom: Temporal.PlainDate.from(validFrom),
      validUntil: null,
      from: Temporal.PlainTime.from(from),
      until: Temporal.PlainTime.from(until),
    } as const
    await insertRule(tx, rule, { name: 'Schalter', at })
  }
}
