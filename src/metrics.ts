import { sql } from 'kysely'
import type { Database } from './foundation/database/index.ts'

interface Gauge {
  readonly name: string
  readonly help: string
  readonly value: number
}

/** What somebody who is called at night wants to know first: does anything wait that should not? */
async function gauges(db: Database): Promise<Gauge[]> {
  const { rows } = await sql<Record<string, number>>`
    SELECT
      (SELECT count(*) FROM foundation.outbox WHERE sent_at IS NULL AND given_up_at IS NULL) AS mail_waiting,
      (SELECT count(*) FROM foundation.outbox WHERE given_up_at IS NOT NULL) AS mail_given_up,
      (SELECT count(*) FROM post.letter WHERE state = 'ordered') AS letters_ordered,
      (SELECT count(*) FROM post.letter WHERE last_error IS NOT NULL) AS letters_stuck,
      (SELECT count(*) FROM cases.case_record WHERE state IN ('new', 'in-progress', 'waiting')) AS cases_open,
      (SELECT coalesce(max(id), 0) FROM foundation.audit)
        - (SELECT coalesce(max(audit_id), 0) FROM foundation.audit_seal) AS audit_unsealed`.execute(db)
  const row = rows[0]!
  const gauge = (key: string, help: string): Gauge => ({
    name: `schalter_${key}`,
    help,
    value: Number(row[key]),
  })
  return [
    gauge('mail_waiting', 'Mails in the outbox that have not left yet'),
    gauge('mail_given_up', 'Mails that could not be delivered and wait for a person'),
    gauge('letters_ordered', 'Letters whose PDF has not been made yet'),
    gauge('letters_stuck', 'Letters whose PDF could not be made'),
    gauge('cases_open', 'Cases that are not decided'),
    gauge('audit_unsealed', 'Audit lines behind the last sealed one'),
    {
      name: 'process_resident_memory_bytes',
      help: 'Memory of this web process',
      value: process.memoryUsage.rss(),
    },
  ]
}

/** In the text format of Prometheus. */
export async function metricsText(db: Database): Promise<string> {
  const lines = (await gauges(db)).map(
    ({ name, help, value }) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`,
  )
  return lines.join('')
}
