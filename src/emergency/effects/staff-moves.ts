import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { listStaff } from '../../people/index.ts'

export interface StaffMove {
  readonly id: string
  readonly activation: string
  readonly team: string
  readonly people: number
  readonly place: 'home' | 'hotline'
}

/** Safe to repeat: the same id is one move. */
export async function beginMove(tx: Transaction, move: StaffMove, at: Temporal.Instant): Promise<void> {
  await sql`INSERT INTO emergency.staff_move (id, activation_id, team, people, place, begun_at)
    VALUES (${move.id}, ${move.activation}, ${move.team}, ${move.people}, ${move.place}, ${at})
    ON CONFLICT (id) DO NOTHING`.execute(tx)
}

/** Of this operation alone. @returns how many people are back */
export async function endMoves(tx: Transaction, activation: string, at: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    UPDATE emergency.staff_move SET ended_at = greatest(begun_at, ${at}::timestamptz)
    WHERE activation_id = ${activation} AND ended_at IS NULL RETURNING people`.execute(tx)
  return rows.reduce((sum, { people }) => sum + people, 0)
}

/** One of them alone. */
export async function endMove(tx: Transaction, id: string, at: Temporal.Instant): Promise<void> {
  await sql`UPDATE emergency.staff_move SET ended_at = greatest(begun_at, ${at}::timestamptz)
    WHERE id = ${id} AND ended_at IS NULL`.execute(tx)
}

/** Where the people of one team work now, by all operations that run. */
export interface TeamPlaces {
  readonly team: string
  readonly home: number
  readonly hotline: number
  /** How many have an access and belong to the team. */
  readonly staff: number
}

export async function placesOfTeams(db: Database | Transaction): Promise<TeamPlaces[]> {
  const { rows } = await sql<Omit<TeamPlaces, 'staff'>>`
    SELECT team, coalesce(sum(people) FILTER (WHERE place = 'home'), 0)::int AS home,
      coalesce(sum(people) FILTER (WHERE place = 'hotline'), 0)::int AS hotline
    FROM emergency.staff_move WHERE ended_at IS NULL GROUP BY team ORDER BY team`.execute(db)
  const staff = await staffOfTeams(db)
  return rows.map(row => ({ ...row, staff: staff.get(row.team) ?? 0 }))
}

/** How many people who have an access belong to each team; somebody may belong to several. */
export async function staffOfTeams(db: Database | Transaction): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const { teams } of await listStaff(db))
    for (const team of teams) counts.set(team, (counts.get(team) ?? 0) + 1)
  return counts
}
