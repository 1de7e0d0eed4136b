export { accessCode, checkCode, findOwnCase, grantAccess, linkToken } from './access/citizen-access.ts'
export { moveLinksToSecret } from './access/move-to-secret.ts'
export { parseReference } from './access/reference.ts'
export type { StaffStep } from './acts/act-on-case.ts'
export { clearContradictions } from './acts/work-on-case.ts'
export { type Case, type CaseIdentity, type CaseState, fullName } from './case.ts'
export { type CasesUsed, casesUsed } from './figures/cases-used.ts'
export { answerInquiry } from './inquiry/answer-inquiry.ts'
export { askCitizen } from './inquiry/ask-citizen.ts'
export {
  countDeadlines,
  type DeadlinesToExtend,
  extendDeadlines,
  type WalkedCases,
} from './inquiry/extend-deadlines.ts'
export { openInquiry } from './inquiry/queries.ts'
export { type CaseToOpen, type OpenedCase, openCase } from './intake/open-case.ts'
export { markDecoy, noteDecoyOfLetter } from './looks/decoy.ts'
export { lookAtCase } from './looks/look-at-case.ts'
export { caseSmsTemplates } from './mobile/sms-templates.ts'
export { letterReader, mailReader } from './news/event-readers.ts'
export { caseMailTemplates } from './news/mail-templates.ts'
export { casePermissions } from './permissions.ts'
export { findCaseById, findCaseByReference } from './queries.ts'
export { type Decision, decideCase } from './result/decide-case.ts'
export { type MeasuredDuration, measuredDuration, type UseOfWay, useOfWay } from './result/queries.ts'
export { casesRetention } from './retention.ts'
export * from './snapshot.ts'
