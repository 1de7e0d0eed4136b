export type { Call, Command } from './command.ts'
export { doctor } from './doctor.ts'
export { migrateCommand } from './migrate-command.ts'
export { runCommand } from './run-command.ts'
