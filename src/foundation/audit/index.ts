export * from './audit-acts.ts'
export * from './record-audit.ts'
export { findBrokenSeal, sealAudit } from './seal-audit.ts'
