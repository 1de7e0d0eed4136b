export { fixedClock } from '../clock.ts'
export { relayAll } from './relay-all.ts'
export { testConfig } from './test-config.ts'
export { createEmptyDatabase, createTestDatabase, type TestDatabase } from './test-database.ts'
