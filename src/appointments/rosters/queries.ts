import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { type RosterLine, servesOf } from './roster.ts'

type Db = Database | Transaction

export interface RosterOfDay {
  readonly day: Temporal.PlainDate
  /** 0: nobody ever wrote one. */
  readonly version: number
  /** Null: there is none, or none any more. */
  readonly lines: readonly RosterLine[] | null
}

type LineRow = Omit<RosterLine, 'from' | 'until'> & {
  readonly day: Temporal.PlainDate
  readonly fromTime: string
  readonly untilTime: string
}

/** One for each of these days, in their order. */
export async function readRosters(
  db: Db,
  office: string,
  days: readonly Temporal.PlainDate[],
): Promise<RosterOfDay[]> {
  const dates = days.map(String)
  const { rows } = await sql<{ day: Temporal.PlainDate; version: number; valid: boolean }>`
    SELECT day, version, serves IS NOT NULL AS valid FROM appointments.roster
    WHERE office_id = ${office} AND day = ANY(${dates}::date[])`.execute(db)
  const { rows: lines } = await sql<LineRow>`
    SELECT day, name, from_time::text AS "fromTime", until_time::text AS "untilTime", kinds, absent
    FROM appointments.roster_line WHERE office_id = ${office} AND day = ANY(${dates}::date[]) ORDER BY line`.execute(
    db,
  )
  return days.map(day => {
    const roster = rows.find(row => row.day.equals(day))
    const own = lines.filter(line => line.day.equals(day)).map(lineFrom)
    return { day, version: roster?.version ?? 0, lines: roster?.valid ? own : null }
  })
}

function lineFrom({ name, fromTime, untilTime, kinds, absent }: LineRow): RosterLine {
  const time = (text: string) => Temporal.PlainTime.from(text)
  return { name, from: time(fromTime), until: time(untilTime), kinds, absent }
}

/** Writes what planning reads beside who it is, so that the one never says other than the other. */
export async function writeRoster(
  tx: Transaction,
  office: string,
  { day, lines }: Omit<RosterOfDay, 'version'>,
  at: Temporal.Instant,
): Promise<void> {
  const serves = lines && JSON.stringify(servesOf(lines))
  await sql`INSERT INTO appointments.roster (office_id, day, version, serves, changed_at)
    VALUES (${office}, ${day}, 1, ${serves}::jsonb, ${at})
    ON CONFLICT (office_id, day) DO UPDATE SET version = roster.version + 1, serves = excluded.serves,
      changed_at = excluded.changed_at`.execute(tx)
  await sql`DELETE FROM appointments.roster_line WHERE office_id = ${office} AND day = ${day}`.execute(tx)
  for (const [n, { name, from, until, kinds, absent }] of (lines ?? []).entries())
    await sql`INSERT INTO appointments.roster_line (office_id, day, line, name, from_time, until_time, kinds, absent)
      VALUES (${office}, ${day}, ${n + 1}, ${name}, ${from}, ${until}, ${kinds}::text[], ${absent})`.execute(
      tx,
    )
}

export interface Presence {
  readonly there: number
  readonly absent: number
}

/** How many people each office has on its roster of a day; one without a roster is missing. */
export async function presenceOn(db: Db, day: Temporal.PlainDate): Promise<ReadonlyMap<string, Presence>> {
  const { rows } = await sql<Presence & { office: string }>`
    SELECT r.office_id AS office, count(DISTINCT lower(l.name)) FILTER (WHERE NOT l.absent)::int AS there,
      count(DISTINCT lower(l.name)) FILTER (WHERE l.absent)::int AS absent
    FROM appointments.roster r LEFT JOIN appointments.roster_line l USING (office_id, day)
    WHERE r.day = ${day} AND r.serves IS NOT NULL GROUP BY 1`.execute(db)
  return new Map(rows.map(({ office, there, absent }) => [office, { there, absent }]))
}
