import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../foundation/database/index.ts'
import { poolId } from './appointment.ts'
import type { AppointmentFile } from './appointment-file.ts'
import { insertRule, type PoolKind, rulesOf } from './availability/queries.ts'

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
    if ((await rulesOf(tx, office)).length === 0) await begin(tx, file, office, at)
}

async function begin(
  tx: Transaction,
  { centres: { weeks, trust, validFrom } }: AppointmentFile,
  office: string,
  at: Temporal.Instant,
): Promise<void> {
  const kinds = new Set(weeks.flatMap(({ places }) => Object.keys(places) as PoolKind[]))
  for (const kind of kinds) {
    await sql`INSERT INTO appointments.pool (id, office_id, kind, trust)
      VALUES (${poolId(office, kind)}, ${office}, ${kind}, ${trust}) ON CONFLICT DO NOTHING`.execute(tx)
  }
  for (const { weekdays, from, until, places } of weeks) {
    for (const [kind, count] of Object.entries(places) as [PoolKind, number][]) {
      const rule = {
        id: randomUUID(),
        office,
        pools: [poolId(office, kind)],
        reason: null,
        kind: 'open',
        places: count,
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
}
