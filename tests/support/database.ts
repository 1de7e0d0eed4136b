import { connect } from '../../src/foundation/database/index.ts'

/** As the house itself, which sees every row. */
export async function query<Row extends object>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = await connect(url, 'schalter test')
  try {
    return (await client.query(text, values)).rows as Row[]
  } finally {
    await client.end()
  }
}

/** Every table with the number of its rows and a hash over them; when a session was last seen is no change. */
export async function fingerprint(adminUrl: string): Promise<Record<string, string>> {
  const tables = await query<{ name: string }>(
    adminUrl,
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  )
  const union = tables.map(
    ({ name }) => `SELECT '${name}' AS name, count(*) || ' rows, ' ||
      coalesce(md5(string_agg(row, '' ORDER BY row)), '-') AS print
      FROM (SELECT md5((to_jsonb(t) - 'last_seen_at')::text) AS row FROM ${name} t) AS rows`,
  )
  const rows = await query<{ name: string; print: string }>(adminUrl, union.join(' UNION ALL '))
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]))
}
