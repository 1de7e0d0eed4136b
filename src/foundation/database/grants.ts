import type pg from 'pg'

/** Rows of these the program may write once and never change. */
const APPEND_ONLY = ['foundation.audit']
/** These the program may only read. */
const READ_ONLY = ['foundation.migration']

/**
 * What the program's own role may do: work with rows, but not alter tables, and never rewrite the audit.
 * Given again after every migration, so that no migration has to think of it.
 */
export async function grantToProgram(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ schema: string }>(
    `SELECT nspname AS schema FROM pg_namespace
     WHERE pg_has_role(nspowner, 'USAGE') AND nspname !~ '^(pg_|information_schema$|public$)' ORDER BY 1`,
  )
  const to = client.escapeIdentifier(role)
  await client.query('BEGIN')
  for (const schema of rows.map(row => client.escapeIdentifier(row.schema))) {
    await client.query(`
      GRANT USAGE ON SCHEMA ${schema} TO ${to};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${to};
      GRANT SELECT, USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${to};`)
  }
  await restrict(client, APPEND_ONLY, 'UPDATE, DELETE', to)
  await restrict(client, READ_ONLY, 'INSERT, UPDATE, DELETE', to)
  await openJobTables(client, to)
  await client.query('COMMIT')
}

async function restrict(client: pg.Client, tables: string[], rights: string, role: string): Promise<void> {
  for (const table of tables) {
    const { rows } = await client.query('SELECT to_regclass($1) IS NOT NULL AS exists', [table])
    if (rows[0].exists) await client.query(`REVOKE ${rights} ON ${table} FROM ${role}`)
  }
}

/** The job queue locks its tables by row-level security without a policy: only their owner would see rows. */
async function openJobTables(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS table
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'graphile_worker' AND c.relrowsecurity
       AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'program')`,
  )
  for (const { table } of rows) {
    await client.query(`CREATE POLICY program ON ${table} TO ${role} USING (true) WITH CHECK (true)`)
  }
}
