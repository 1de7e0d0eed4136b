export { backupCommands } from './backup-commands.ts'
export { keepLog, logFile } from './irrevocable-log.ts'
export { lastBackup } from './record-backup.ts'
