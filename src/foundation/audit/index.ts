export * from './audit-acts.ts'
export { type Chain, type ChainState, checkChain, sealChain } from './chain.ts'
export * from './record-audit.ts'
export { auditChain, findBrokenSeal, sealAudit } from './seal-audit.ts'
