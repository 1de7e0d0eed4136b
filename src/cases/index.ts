export { type CaseToOpen, type OpenedCase, openCase } from './open-case.ts'
export * from './snapshot.ts'
