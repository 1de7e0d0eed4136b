import { sql } from 'kysely'
import { Gauge, type Registry } from 'prom-client'
import { readPressure } from './appointments/index.ts'
import { type Database, poolOf } from './foundation/database/index.ts'
import type { House } from './foundation/http/index.ts'
import { jobFailures } from './foundation/jobs/index.ts'
import { version } from './foundation/version.ts'

/** What somebody who is called at night wants to know first: does anything wait that should not? */
const HELP = {
  mail_waiting: 'Mails and SMS in the outbox that have not left yet',
  mail_held: 'Mails and SMS held after a restore until a person decides',
  mail_oldest_due_seconds: 'How long the oldest mail or SMS that may leave has been due',
  mail_given_up: 'Mails and SMS that did not arrive and wait for a person',
  letters_ordered: 'Letters whose PDF has not been made yet',
  letters_stuck: 'Letters whose PDF could not be made',
  cases_open: 'Cases that are not decided',
  audit_unsealed: 'Audit lines behind the last sealed one',
  decoys_opened: 'How often somebody opened a decoy or a letter of one; each one is for the auditor',
  events_lag_seconds: 'Age of the oldest event some reader has not read',
  worker_heartbeat_age_seconds: 'Since when no worker has been heard of; -1: never',
  backup_age_seconds: 'Age of the last backup; -1: none was ever made',
} as const

async function readFigures(db: Database): Promise<Record<keyof typeof HELP, number>> {
  const { rows } = await sql<Record<keyof typeof HELP, number>>`
    WITH waiting AS (SELECT due_at, held_at FROM foundation.outbox WHERE sent_at IS NULL AND given_up_at IS NULL),
    age AS (SELECT name, extract(epoch FROM now() - (value #>> '{}')::timestamptz)::float8 AS seconds
      FROM foundation.setting WHERE name IN ('jobs-heartbeat', 'last-backup'))
    SELECT
      (SELECT count(*) FROM waiting WHERE held_at IS NULL) AS mail_waiting,
      (SELECT count(*) FROM waiting WHERE held_at IS NOT NULL) AS mail_held,
      (SELECT coalesce(greatest(extract(epoch FROM now() - min(due_at)), 0), 0)::float8 FROM waiting
        WHERE held_at IS NULL) AS mail_oldest_due_seconds,
      (SELECT count(*) FROM foundation.outbox
        WHERE (given_up_at IS NOT NULL OR bounced_at IS NOT NULL) AND settled_at IS NULL) AS mail_given_up,
      (SELECT count(*) FROM post.letter WHERE state = 'ordered') AS letters_ordered,
      (SELECT count(*) FROM post.letter WHERE last_error IS NOT NULL) AS letters_stuck,
      (SELECT count(*) FROM cases.case_record
        WHERE state IN ('new', 'in-progress', 'waiting') AND NOT decoy) AS cases_open,
      (SELECT coalesce(max(id), 0) FROM foundation.audit)
        - (SELECT coalesce(max(audit_id), 0) FROM foundation.audit_seal) AS audit_unsealed,
      (SELECT count(*) FROM foundation.audit WHERE act = 'case.decoy-opened') AS decoys_opened,
      (SELECT coalesce(extract(epoch FROM now() - min(e.at)), 0)::float8 FROM foundation.event e
        JOIN foundation.event_reader r ON (r.transaction_id, r.event_id) < (e.transaction_id, e.id)) AS events_lag_seconds,
      coalesce((SELECT seconds FROM age WHERE name = 'jobs-heartbeat'), -1) AS worker_heartbeat_age_seconds,
      coalesce((SELECT seconds FROM age WHERE name = 'last-backup'), -1) AS backup_age_seconds`.execute(db)
  return rows[0]!
}

/** Adds the figures of the house to those of the web server; they are read when somebody asks. */
export function measureHouse(
  registry: Registry,
  { db, config, clock }: Pick<House, 'db' | 'config' | 'clock'>,
): () => Promise<string> {
  const registers = [registry]
  const gauges = Object.entries(HELP).map(
    ([name, help]) =>
      [name as keyof typeof HELP, new Gauge({ name: `schalter_${name}`, help, registers })] as const,
  )
  const failures = new Gauge({
    name: 'schalter_job_failures_total',
    help: 'How often a job of the worker has failed',
    labelNames: ['job'] as const,
    registers,
  })
  const pool = new Gauge({
    name: 'schalter_database_connections',
    help: 'Connections of this web process by state; waiting are requests that want one',
    labelNames: ['state'] as const,
    registers,
  })
  new Gauge({
    name: 'schalter_build_info',
    help: 'Version of the program and of Node.js',
    labelNames: ['version', 'node'] as const,
    registers,
  }).set({ version, node: process.versions.node }, 1)
  const rush = new Gauge({
    name: 'schalter_appointments_under_pressure',
    help: '1 while holding an appointment takes a proof of work',
    registers,
  })
  return async () => {
    rush.set((await readPressure(db, config, clock.now())) ? 1 : 0)
    const figures = await readFigures(db)
    for (const [name, gauge] of gauges) gauge.set(Number(figures[name]))
    for (const { job, failures: count } of await jobFailures(db)) failures.set({ job }, count)
    const { totalCount, idleCount, waitingCount } = poolOf(db)
    pool.set({ state: 'busy' }, totalCount - idleCount)
    pool.set({ state: 'idle' }, idleCount)
    pool.set({ state: 'waiting' }, waitingCount)
    return registry.metrics()
  }
}
