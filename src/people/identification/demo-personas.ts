import { sql } from 'kysely'
import type { Database } from '../../foundation/database/index.ts'
import type { PersonaDefinition } from '../people-definition.ts'
import type { VerifiedPerson } from './identity-provider.ts'

/** Invented people, as their ID card would name them. */
export async function listPersonas(db: Database): Promise<(VerifiedPerson & { readonly id: string })[]> {
  const { rows } = await sql<{ record: PersonaDefinition }>`
    SELECT record FROM people.persona WHERE record->>'diedOn' IS NULL
    ORDER BY record->>'familyName', record->>'givenNames', id`.execute(db)
  return rows.map(({ record }) => ({ id: record.id, ...onTheCard(record) }))
}

export async function findPersona(db: Database, id: string): Promise<VerifiedPerson | undefined> {
  const { rows } = await sql<{ record: PersonaDefinition }>`
    SELECT record FROM people.persona WHERE id = ${id} AND record->>'diedOn' IS NULL`.execute(db)
  return rows[0] && onTheCard(rows[0].record)
}

function onTheCard({ familyName, givenNames, birthDate }: PersonaDefinition): VerifiedPerson {
  return { familyName, givenNames: givenNames ?? '', birthDate }
}
