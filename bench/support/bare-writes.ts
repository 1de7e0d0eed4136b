import type pg from 'pg'

/** One row as it was written, to be written again under another key. */
interface Sample {
  readonly name: string
  readonly text: string
  readonly columns: readonly string[]
  readonly values: readonly unknown[]
}

export interface SampleTable {
  readonly table: string
  /** The row to copy. */
  readonly where: string
  /** Columns that differ in every copy, and what stands there. */
  readonly fresh: Readonly<Record<string, (n: number) => unknown>>
}

/** Writes copies of given rows with one prepared INSERT each, in one transaction: nothing is read, nothing decided. */
export async function bareWrites(client: pg.ClientBase, tables: readonly SampleTable[]) {
  const samples: { sample: Sample; fresh: SampleTable['fresh'] }[] = []
  for (const { table, where, fresh } of tables)
    samples.push({ sample: await sampleOf(client, table, where), fresh })
  return async (to: pg.ClientBase, n: number, last: { text: string; name: string; values: unknown[] }) => {
    await to.query('BEGIN')
    for (const { sample, fresh } of samples) {
      const values = sample.columns.map((column, i) => fresh[column]?.(n) ?? sample.values[i])
      await to.query({ name: sample.name, text: sample.text, values })
    }
    await to.query(last)
    await to.query('COMMIT')
  }
}

async function sampleOf(client: pg.ClientBase, table: string, where: string): Promise<Sample> {
  const [schema, name] = table.split('.')
  const { rows: columns } = await client.query(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = $1 AND table_name = $2 AND is_generated = 'NEVER' AND is_identity = 'NO'
     ORDER BY ordinal_position`,
    [schema, name],
  )
  const names = columns.map(column => `"${column.name}"`)
  const { rows } = await client.query({
    text: `SELECT ${names.map(column => `${column}::text`).join(', ')} FROM ${table} WHERE ${where} LIMIT 1`,
    rowMode: 'array',
  })
  if (!rows[0]) throw new Error(`There is no row of ${table} to copy.`)
  const holes = names.map((_, i) => `$${i + 1}`)
  return {
    name: table,
    text: `INSERT INTO ${table} (${names.join(', ')}) VALUES (${holes.join(', ')})`,
    columns: columns.map(column => column.name),
    values: rows[0],
  }
}
