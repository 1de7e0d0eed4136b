import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../foundation/database/index.ts'
import type { Closure, District, Hotline, Office, OfficeBook, Quarter } from './office.ts'
import { type DistrictFile, type HotlineFile, OfficeDefinition, weekdays } from './office-definition.ts'

type Reader = Database | Transaction

export async function readOfficeBook(db: Reader): Promise<OfficeBook> {
  const [districts, quarters, offices, closures, hotline] = [
    await sql<District>`SELECT id, name, neighbours FROM offices.district ORDER BY code`.execute(db),
    await sql<Quarter>`SELECT name, district_id AS district, trust FROM offices.quarter ORDER BY name`.execute(
      db,
    ),
    await sql<Office>`SELECT ${officeColumns} FROM offices.office o ORDER BY id`.execute(db),
    await sql<Closure>`
      SELECT id, office_id AS office, starts_at AS "from", ends_at AS until, reason
      FROM offices.closure ORDER BY starts_at`.execute(db),
    await findHotline(db),
  ]
  return {
    districts: new Map(districts.rows.map(district => [district.id, district])),
    quarters: quarters.rows,
    offices: new Map(offices.rows.map(office => [office.id, office])),
    closures: closures.rows,
    hotline,
  }
}

/** One row of regular hours as the office's file has it. */
const weeklyRow = sql`jsonb_build_object('day', (${[...weekdays]}::text[])[weekday],
  'from', to_char(opens_at, 'HH24:MI'), 'to', to_char(closes_at, 'HH24:MI'))`

const officeColumns = sql`
  id, name, kind, district_id AS district, address_trust AS "addressTrust", source,
  directory_id AS "directoryId", accessibility, note,
  CASE WHEN street IS NOT NULL
    THEN jsonb_build_object('street', street, 'postcode', postcode, 'place', place) END AS address,
  CASE WHEN hours_trust IS NOT NULL THEN jsonb_build_object(
    'trust', hours_trust, 'source', hours_source, 'weekly', (
      SELECT coalesce(jsonb_agg(${weeklyRow} ORDER BY weekday, opens_at), '[]')
      FROM offices.opening_hours WHERE office_id = o.id)) END AS hours`

export async function findOffice(db: Reader, id: string): Promise<Office | null> {
  const { rows } = await sql<Office>`SELECT ${officeColumns} FROM offices.office o WHERE id = ${id}`.execute(
    db,
  )
  return rows[0] ?? null
}

const definitionColumns = sql`${officeColumns},
  CASE WHEN latitude IS NOT NULL THEN jsonb_build_object('latitude', latitude, 'longitude', longitude) END
    AS coordinates`

/** As the files have them, by id. */
export async function officeDefinitions(db: Reader): Promise<OfficeDefinition[]> {
  const { rows } = await sql<OfficeDefinition>`
    SELECT ${definitionColumns} FROM offices.office o ORDER BY id`.execute(db)
  return rows.map(row => OfficeDefinition.parse(withoutEmptyNote(row)))
}

function withoutEmptyNote({ note, ...office }: OfficeDefinition): OfficeDefinition {
  return note ? { ...office, note } : office
}

async function findHotline(db: Reader): Promise<Hotline | null> {
  const { rows } = await sql<Hotline>`
    SELECT number, name, offers, promises, note, jsonb_build_object(
      'trust', hours_trust, 'source', hours_source, 'weekly', (
        SELECT coalesce(jsonb_agg(${weeklyRow} ORDER BY weekday, opens_at), '[]')
        FROM offices.hotline_hours h WHERE h.number = o.number)) AS hours
    FROM offices.hotline o ORDER BY number LIMIT 1`.execute(db)
  return rows[0] ?? null
}

export async function saveDistricts(
  tx: Transaction,
  file: DistrictFile,
  at: Temporal.Instant,
): Promise<void> {
  for (const district of file.districts) {
    await sql`
      INSERT INTO offices.district (id, name, code, neighbours, changed_at)
      VALUES (${district.id}, ${district.name}, ${district.code}, ${district.neighbours}, ${at})
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, code = excluded.code,
        neighbours = excluded.neighbours, changed_at = excluded.changed_at`.execute(tx)
  }
  for (const { name, district, trust, source } of file.quarters) {
    await sql`
      INSERT INTO offices.quarter (name, district_id, trust, source)
      VALUES (${name}, ${district}, ${trust}, ${JSON.stringify(source ?? file.quartersSource)})
      ON CONFLICT (name) DO UPDATE SET district_id = excluded.district_id, trust = excluded.trust,
        source = excluded.source`.execute(tx)
  }
}

export async function saveOffice(
  tx: Transaction,
  office: OfficeDefinition,
  at: Temporal.Instant,
): Promise<void> {
  const { address, coordinates, hours } = office
  await sql`
    INSERT INTO offices.office (id, name, kind, district_id, street, postcode, place, address_trust, source,
      directory_id, accessibility, latitude, longitude, hours_trust, hours_source, note, changed_at)
    VALUES (${office.id}, ${json(office.name)}, ${office.kind}, ${office.district}, ${address?.street ?? null},
      ${address?.postcode ?? null}, ${address?.place ?? null}, ${office.addressTrust}, ${json(office.source)},
      ${office.directoryId}, ${json(office.accessibility)}, ${coordinates?.latitude ?? null},
      ${coordinates?.longitude ?? null}, ${hours?.trust ?? null}, ${json(hours?.source)}, ${json(office.note)}, ${at})
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, district_id = excluded.district_id,
      street = excluded.street, postcode = excluded.postcode, place = excluded.place,
      address_trust = excluded.address_trust, source = excluded.source, directory_id = excluded.directory_id,
      accessibility = excluded.accessibility, latitude = excluded.latitude, longitude = excluded.longitude,
      hours_trust = excluded.hours_trust, hours_source = excluded.hours_source, note = excluded.note,
      changed_at = excluded.changed_at`.execute(tx)
  await sql`DELETE FROM offices.opening_hours WHERE office_id = ${office.id}`.execute(tx)
  for (const { day, from, to } of hours?.weekly ?? []) {
    await sql`INSERT INTO offices.opening_hours (office_id, weekday, opens_at, closes_at)
      VALUES (${office.id}, ${weekdays.indexOf(day) + 1}, ${from}, ${to})`.execute(tx)
  }
}

export async function saveHotline(
  tx: Transaction,
  hotline: HotlineFile,
  at: Temporal.Instant,
): Promise<void> {
  const { number, hours } = hotline
  await sql`
    INSERT INTO offices.hotline (number, name, offers, promises, note, hours_trust, hours_source, changed_at)
    VALUES (${number}, ${json(hotline.name)}, ${json(hotline.offers)}, ${json(hotline.promises)},
      ${json(hotline.note)}, ${hours.trust}, ${json(hours.source)}, ${at})
    ON CONFLICT (number) DO UPDATE SET name = excluded.name, offers = excluded.offers,
      promises = excluded.promises, note = excluded.note, hours_trust = excluded.hours_trust,
      hours_source = excluded.hours_source, changed_at = excluded.changed_at`.execute(tx)
  await sql`DELETE FROM offices.hotline_hours WHERE number = ${number}`.execute(tx)
  for (const { day, from, to } of hours.weekly) {
    await sql`INSERT INTO offices.hotline_hours (number, weekday, opens_at, closes_at)
      VALUES (${number}, ${weekdays.indexOf(day) + 1}, ${from}, ${to})`.execute(tx)
  }
}

function json(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value)
}
