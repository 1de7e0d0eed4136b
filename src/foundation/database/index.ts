export { connect } from './connect.ts'
export {
  type Connection,
  readConnectionFile,
  removeConnectionFile,
  writeConnectionFile,
} from './connection-file.ts'
export { type EmbeddedDatabase, startEmbedded } from './embedded/start-embedded.ts'
export { startTemporary } from './embedded/start-temporary.ts'
export { installJobs, migrate, programRole, rebuild } from './migrate.ts'
export {
  asSystem,
  type Database,
  identityOf,
  inTransaction,
  json,
  letIn,
  narrowed,
  openDatabase,
  openPool,
  type Pool,
  poolOf,
  type Transaction,
  violatedConstraint,
} from './open-database.ts'
export { pendingMigrations, refuseUnmigrated } from './pending-migrations.ts'
export { dumpSchema } from './schema-dump.ts'
export { always, type Write, writeBehind, writeTogether } from './write-together.ts'
