import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database/index.ts'

/**
 * Rows that a refusal may leave: that somebody tried, and that somebody was there. And the mark that tables were written
 * to, which a statement sets that changes no row.
 */
const FLEETING = ['foundation.attempt', 'people.session', 'foundation.display_version']

/** One line a table, different as soon as one row is: for tests that nothing was changed. */
export async function digestOf(db: Database): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'graphile_worker') ORDER BY 1`.execute(db)
  const names = tables.map(({ name }) => name).filter(name => !FLEETING.includes(name))
  const one = (name: string): RawBuilder<unknown> =>
    sql`SELECT ${name}::text AS name, count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '')
      AS digest FROM ${sql.raw(name)} t`
  const { rows } = await sql<{ name: string; digest: string }>`
    ${sql.join(names.map(one), sql` UNION ALL `)} ORDER BY 1`.execute(db)
  return rows.map(({ name, digest }) => `${name} ${digest}`).join('\n')
}
