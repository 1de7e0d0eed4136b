import type pg from 'pg'

export interface TableToCopy {
  readonly name: string
  readonly columns: readonly string[]
}

/** Of the job queue nothing is kept: its jobs are by the clock, and whatever waits is a row of ours. */
const OURS = `n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'public', 'graphile_worker')`

/** Every table of ours, those first that others refer to. The list of migrations is told in the head. */
export async function tablesToCopy(client: pg.ClientBase): Promise<TableToCopy[]> {
  const { rows } = await client.query<TableToCopy & { needs: string[] }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name,
      (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
      ARRAY(SELECT format('%I.%I', fn.nspname, f.relname) FROM pg_constraint k
       JOIN pg_class f ON f.oid = k.confrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
       WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS needs
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${OURS} AND c.relkind = 'r' AND c.oid <> 'foundation.migration'::regclass
    ORDER BY 1`)
  return inOrder(rows)
}

function inOrder(tables: readonly (TableToCopy & { needs: readonly string[] })[]): TableToCopy[] {
  const done: TableToCopy[] = []
  const names = new Set<string>()
  let left = [...tables]
  while (left.length > 0) {
    const ready = left.filter(table => table.needs.every(need => names.has(need)))
    if (ready.length === 0) {
      throw new Error(
        `These tables refer to each other in a circle: ${left.map(({ name }) => name).join(', ')}`,
      )
    }
    for (const { name, columns } of ready) {
      done.push({ name, columns })
      names.add(name)
    }
    left = left.filter(table => !names.has(table.name))
  }
  return done
}
