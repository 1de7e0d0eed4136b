export type { StaffStep } from './act-on-case.ts'
export { answerInquiry } from './answer-inquiry.ts'
export { askCitizen } from './ask-citizen.ts'
export { type Case, type CaseIdentity, type CaseState, fullName } from './case.ts'
export { accessCode, checkCode, findOwnCase, grantAccess, linkToken } from './citizen-access.ts'
export { type Decision, decideCase } from './decide-case.ts'
export { markDecoy, noteDecoyOfLetter } from './decoy.ts'
export { letterReader, mailReader } from './event-readers.ts'
export { lookAtCase } from './look-at-case.ts'
export { caseMailTemplates } from './mail-templates.ts'
export { type CaseToOpen, type OpenedCase, openCase } from './open-case.ts'
export { casePermissions } from './permissions.ts'
export {
  findCaseById,
  findCaseByReference,
  type MeasuredDuration,
  measuredDuration,
  openInquiry,
} from './queries.ts'
export { parseReference } from './reference.ts'
export { casesRetention } from './retention.ts'
export * from './snapshot.ts'
export { clearContradictions } from './work-on-case.ts'
