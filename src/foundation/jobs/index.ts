export { beat, jobsRun } from './heartbeat.ts'
export { type Loop, repeat } from './repeat.ts'
