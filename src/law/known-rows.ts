import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'

/** Left out: now. */
export type KnownAt = Temporal.Instant | undefined

const tables = {
  norm: sql.table('law.norm'),
  requirement: sql.table('law.requirement'),
  derogation: sql.table('law.derogation'),
  need: sql.table('law.need_for_change'),
} as const

/** The rows of a table of the register as they were known at a moment, withdrawn ones too; for a FROM, where it needs a name. */
export function knownRows(kind: keyof typeof tables, knownAt: KnownAt): RawBuilder<unknown> {
  const table = tables[kind]
  if (knownAt === undefined) return table
  return sql`(SELECT r.* FROM (
      SELECT DISTINCT ON (id) content FROM law.knowledge
      WHERE kind = ${kind} AND known_from <= ${knownAt} ORDER BY id, known_from DESC) k,
    jsonb_populate_record(NULL::${table}, k.content) r)`
}
