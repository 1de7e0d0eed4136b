export { beat, jobsRun } from './heartbeat.ts'
export { jobFailures, noteJobFailure } from './job-failures.ts'
export { type Loop, repeat } from './repeat.ts'
export { runScheduled, type ScheduledJob } from './run-scheduled.ts'
