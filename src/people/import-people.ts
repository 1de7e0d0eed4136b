import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../foundation/database/index.ts'
import type { Secret } from '../foundation/secret.ts'
import type { PersonaFile, StaffFile, TeamFile } from './people-definition.ts'
import { demoTotp, saveTotp } from './second-factor/totp-of-staff.ts'
import { hashPassword } from './sign-in/password.ts'

export async function importTeams(tx: Transaction, file: TeamFile): Promise<void> {
  for (const team of file.teams) {
    await sql`INSERT INTO people.team (id, definition) VALUES (${team.id}, ${JSON.stringify(team)})
      ON CONFLICT (id) DO UPDATE SET definition = excluded.definition`.execute(tx)
  }
}

/** Different in every installation, so that a demo left open to a network has no password the world knows. */
export function demoPassword(secret: Secret, signIn: string): string {
  return secret
    .token('demo-password', signIn)
    .replace(/[^a-z0-9]/gi, 'x')
    .slice(0, 12)
}

export async function importDemoStaff(
  tx: Transaction,
  file: StaffFile,
  secret: Secret,
  now: Temporal.Instant,
): Promise<void> {
  const hashes = await Promise.all(file.staff.map(({ signIn }) => hashPassword(demoPassword(secret, signIn))))
  for (const [n, member] of file.staff.entries()) {
    const hash = hashes[n]!
    const id = randomUUID()
    const { rows } = await sql`
      INSERT INTO people.staff (id, sign_in, name, roles, teams, password_hash, demo, created_at)
      VALUES (${id}, ${member.signIn}, ${member.name}, ${member.roles}, ${member.teams}, ${hash}, true, ${now})
      ON CONFLICT (sign_in) DO NOTHING RETURNING id`.execute(tx)
    if (rows.length === 0) continue
    const totp = demoTotp(secret, member.signIn)
    await saveTotp(tx, secret, id, { totp, step: null, at: now })
  }
}

export async function importPersonas(tx: Transaction, file: PersonaFile): Promise<void> {
  for (const person of file.people) {
    await sql`INSERT INTO people.persona (id, birth_date, record)
      VALUES (${person.id}, ${person.birthDate}, ${JSON.stringify(person)})
      ON CONFLICT (id) DO UPDATE SET birth_date = excluded.birth_date, record = excluded.record`.execute(tx)
  }
}
