import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type Database, identityOf, type Transaction } from '../foundation/database/index.ts'
import { NotFound } from '../foundation/errors.ts'
import type { LifeSituation } from './life-situation-definition.ts'
import type { ServiceDefinition } from './service-definition.ts'

/** A service as one of its versions describes it. */
export interface Service {
  readonly id: string
  readonly version: number
  readonly definition: ServiceDefinition
}

const NO_SUCH_SERVICE = {
  de: 'Diese Leistung gibt es bei uns nicht (mehr).',
  en: 'We do not offer this service (any more).',
}

const columns = sql`service_id AS id, version, definition`

/** The newest version. */
export async function findService(db: Database | Transaction, id: string): Promise<Service | null> {
  const { rows } = await sql<Service>`
    SELECT ${columns} FROM services.service_version
    WHERE service_id = ${id} ORDER BY version DESC LIMIT 1`.execute(db)
  return rows[0] ?? null
}

export async function getService(db: Database | Transaction, id: string): Promise<Service> {
  const service = await findService(db, id)
  if (!service) throw new NotFound(NO_SUCH_SERVICE)
  return service
}

const versions = new WeakMap<object, Map<string, Service>>()

/** The version an application was made with. A version is never changed, so what was read once is kept. */
export async function getServiceVersion(
  db: Database | Transaction,
  id: string,
  version: number,
): Promise<Service> {
  const known = versions.get(identityOf(db)) ?? new Map<string, Service>()
  versions.set(identityOf(db), known)
  const key = `${id} ${version}`
  const service = known.get(key) ?? (await readServiceVersion(db, id, version))
  known.set(key, service)
  return service
}

async function readServiceVersion(db: Database | Transaction, id: string, version: number): Promise<Service> {
  const { rows } = await sql<Service>`
    SELECT ${columns} FROM services.service_version
    WHERE service_id = ${id} AND version = ${version}`.execute(db)
  if (!rows[0]) throw new NotFound(NO_SUCH_SERVICE)
  return rows[0]
}

/** Every service in its newest version. */
export async function listServices(db: Database | Transaction): Promise<Service[]> {
  const { rows } = await sql<Service>`
    SELECT DISTINCT ON (service_id) ${columns} FROM services.service_version
    ORDER BY service_id, version DESC`.execute(db)
  return rows
}

/** In the order of the home page. */
export async function listLifeSituations(db: Database | Transaction): Promise<LifeSituation[]> {
  const { rows } = await sql<{ definition: LifeSituation }>`
    SELECT definition FROM services.life_situation ORDER BY position`.execute(db)
  return rows.map(row => row.definition)
}

export async function replaceLifeSituations(
  tx: Transaction,
  situations: readonly LifeSituation[],
): Promise<void> {
  await sql`DELETE FROM services.life_situation`.execute(tx)
  await sql`
    INSERT INTO services.life_situation (id, position, definition)
    SELECT definition->>'id', position, definition
    FROM jsonb_array_elements(${JSON.stringify(situations)}::jsonb) WITH ORDINALITY AS s(definition, position)
  `.execute(tx)
}

/** Changes with every version that is added (none is ever taken away) and with the life situations. */
export async function servicesVersion(db: Database): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    SELECT concat_ws('/', count(*), (
      SELECT encode(sha256(convert_to(string_agg(position || definition::text, '' ORDER BY position), 'UTF8')), 'hex')
      FROM services.life_situation)) AS version FROM services.service_version`.execute(db)
  return rows[0]!.version
}

/** Adds a version where the definition differs from the newest one; says whether it did. */
export async function addVersionIfChanged(
  tx: Transaction,
  definition: ServiceDefinition,
  author: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const text = JSON.stringify(definition)
  await sql`INSERT INTO services.service (id) VALUES (${definition.id}) ON CONFLICT DO NOTHING`.execute(tx)
  const { rows } = await sql`
    INSERT INTO services.service_version (service_id, version, definition, author, created_at)
    SELECT ${definition.id}, coalesce(newest.version, 0) + 1, ${text}::jsonb, ${author}, ${at}::timestamptz
    FROM (SELECT) AS one LEFT JOIN LATERAL (
      SELECT version, definition FROM services.service_version
      WHERE service_id = ${definition.id} ORDER BY version DESC LIMIT 1) AS newest ON true
    WHERE newest.definition IS DISTINCT FROM ${text}::jsonb
    RETURNING version`.execute(tx)
  return rows.length === 1
}
