export { foundationRetention } from './own-retention.ts'
export { type DeletionJob, deletionJobs, notRestored, type RetentionRule } from './retention-rule.ts'
export { storedDataText } from './stored-data-text.ts'
