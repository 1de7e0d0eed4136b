export { accessCode, checkCode, findOwnCase, grantAccess, linkToken } from './access/citizen-access.ts'
export { parseReference } from './access/reference.ts'
export type { StaffStep } from './acts/act-on-case.ts'
export { clearContradictions } from './acts/work-on-case.ts'
export { type Case, type CaseIdentity, type CaseState, fullName } from './case.ts'
export { answerInquiry } from './inquiry/answer-inquiry.ts'
export { askCitizen } from './inquiry/ask-citizen.ts'
export { type CaseToOpen, type OpenedCase, openCase } from './intake/open-case.ts'
export { markDecoy } from './looks/decoy.ts'
export { lookAtCase } from './looks/look-at-case.ts'
export { letterReader, mailReader } from './news/event-readers.ts'
export { caseMailTemplates } from './news/mail-templates.ts'
export { casePermissions } from './permissions.ts'
export {
  findCaseById,
  findCaseByReference,
  type MeasuredDuration,
  measuredDuration,
  openInquiry,
} from './queries.ts'
export { type Decision, decideCase } from './result/decide-case.ts'
export { casesRetention } from './retention.ts'
export * from './snapshot.ts'
