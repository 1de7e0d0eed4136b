import { sql } from 'kysely'
import { z } from 'zod'
import type { Database, Transaction } from '../foundation/database/index.ts'
import { NotFound } from '../foundation/errors.ts'
import type { StaffActor } from '../foundation/permissions/index.ts'
import type { TeamDefinition } from './people-definition.ts'

export async function listTeams(db: Database | Transaction): Promise<TeamDefinition[]> {
  const { rows } = await sql<{ definition: TeamDefinition }>`
    SELECT definition FROM people.team ORDER BY definition->'name'->>'de'`.execute(db)
  return rows.map(row => row.definition)
}

/** @throws NotFound */
export async function getTeam(db: Database | Transaction, id: string): Promise<TeamDefinition> {
  const { rows } = await sql<{ definition: TeamDefinition }>`
    SELECT definition FROM people.team WHERE id = ${id}`.execute(db)
  if (!rows[0]) throw new NotFound()
  return rows[0].definition
}

export interface StaffMember extends StaffActor {
  readonly signIn: string
  readonly demo: boolean
}

export async function listStaff(db: Database | Transaction): Promise<StaffMember[]> {
  const { rows } = await sql<Omit<StaffMember, 'kind'>>`
    SELECT id, sign_in AS "signIn", name, roles, teams, demo FROM people.staff
    WHERE active ORDER BY name`.execute(db)
  return rows.map(row => ({ kind: 'staff', ...row }))
}

/** Where mail reaches somebody who works here: at their sign-in, where that is an address. Nobody of the demo has one. */
export async function addressesOfStaff(
  db: Database | Transaction,
): Promise<{ readonly address: string; readonly roles: StaffActor['roles'] }[]> {
  const staff = await listStaff(db)
  return staff.flatMap(({ signIn, roles, demo }) =>
    !demo && isAddress(signIn) ? [{ address: signIn, roles }] : [],
  )
}

function isAddress(text: string): boolean {
  return z.email().safeParse(text).success
}
