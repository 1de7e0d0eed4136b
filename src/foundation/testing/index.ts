export { fixedClock } from '../clock.ts'
export { createTestDatabase, type TestDatabase } from './test-database.ts'
