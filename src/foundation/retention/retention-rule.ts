import type { Clock } from '../clock.ts'
import type { Database } from '../database/index.ts'
import type { Localized } from '../language/index.ts'

/** How long something is kept: a period that a job keeps, or why there is none. */
export type Keeping =
  | { readonly hours: number; readonly after: Localized }
  | { readonly days: number; readonly after: Localized }
  /** No job deletes it; the sentence says why, or what still has to be settled. */
  | { readonly open: Localized }

export interface DeletionJob {
  readonly name: string
  /** Minute and hour in UTC, as in a crontab. */
  readonly at: string
  run(db: Database, clock: Clock): Promise<unknown>
}

/**
 * One line of the record of what is stored (Art. 30 GDPR). Every table stands in exactly one rule, each module
 * writes its own, and the jobs of each night come from here: what the record says is what is done.
 */
export interface RetentionRule {
  /** With schema; `graphile_worker.*` is all of a schema. */
  readonly tables: readonly string[]
  /** Whether it holds data about a person. */
  readonly personal: boolean
  readonly what: Localized
  /** What for, and on which legal ground. */
  readonly why: Localized
  readonly keep: Keeping
  readonly deletion?: DeletionJob
  /** Left out of backups: after a restore it would be worthless, or open doors that were shut. */
  readonly restored?: false
}

/** Tables that no backup brings back. */
export function notRestored(rules: readonly RetentionRule[]): string[] {
  return rules.filter(rule => rule.restored === false).flatMap(rule => rule.tables)
}

/** Each job once: one may keep the periods of several rules. */
export function deletionJobs(rules: readonly RetentionRule[]): DeletionJob[] {
  const jobs = rules.flatMap(rule => rule.deletion ?? [])
  return [...new Map(jobs.map(job => [job.name, job])).values()]
}
