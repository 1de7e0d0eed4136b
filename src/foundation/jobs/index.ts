export { beat, jobsRun } from './heartbeat.ts'
export { type Loop, repeat } from './repeat.ts'
export { runScheduled, type ScheduledJob } from './run-scheduled.ts'
