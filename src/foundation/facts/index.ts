export * from './fact.ts'
