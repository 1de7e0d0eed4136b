import { Logger, parseCronItems, run } from 'graphile-worker'
import { type Database, poolOf } from '../database/index.ts'
import type { Loop } from './repeat.ts'

/** Work by the clock; safe to repeat, because a crash may repeat it. */
export interface ScheduledJob {
  readonly name: string
  /** Minute and hour in UTC, as in a crontab. */
  readonly at: string
  run(): Promise<unknown>
}

/**
 * Runs jobs by the clock. Several processes share one schedule: graphile-worker lets each appointment of the
 * schedule happen once, and keeps and repeats what failed.
 */
export async function runScheduled(
  db: Database,
  jobs: readonly ScheduledJob[],
  onError: (name: string, error: unknown) => void,
): Promise<Loop> {
  const taskList = Object.fromEntries(jobs.map(job => [job.name, () => job.run().then(() => {})]))
  const runner = await run({
    pgPool: poolOf(db),
    taskList,
    parsedCronItems: parseCronItems(jobs.map(job => ({ task: job.name, match: job.at }))),
    noHandleSignals: true,
    concurrency: 1,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') onError('schedule', message)
    }),
  })
  return { stop: () => runner.stop() }
}
