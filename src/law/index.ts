export {
  type ChannelAllowed,
  channelAllowed,
  type EndedRelief,
  FREE_OF_FORM,
  type LawGround,
  type LawQuestion,
} from './channel-allowed.ts'
export { coversPlace, type Derogation, type LawPlace, lastDayOf } from './derogation.ts'
export { DerogationFile } from './derogation-definition.ts'
export { derogationsForDisplay } from './derogations/derogations-for-display.ts'
export { importDerogations } from './derogations/import-derogations.ts'
export {
  type DerogationStanding,
  endForEmergency,
  releaseForEmergency,
  standingOn,
  withReleased,
} from './derogations/in-emergency.ts'
export { type DerogationOnFile, lockDerogation, readDerogations } from './derogations/queries.ts'
export { importStatutes } from './import-statutes.ts'
export type { StepQuestion } from './in-force.ts'
export { lawBookForDisplay } from './law-book-for-display.ts'
export { type SignatureSubstitute, StatuteFile } from './law-definition.ts'
export { importNeeds } from './needs/import-needs.ts'
export { NeedFile } from './needs/need-definition.ts'
export { proposeNeed } from './needs/propose-need.ts'
export { lawPermissions } from './permissions.ts'
export {
  type RequirementRow,
  readLawBook,
  readLawInForce,
  readRequirementsOf,
  requirementsFrom,
  requirementsOf,
} from './queries.ts'
export { type LevelDemand, requiredLevel } from './required-level.ts'
export type {
  LawBook,
  LawChannel,
  LawInForce,
  LawStep,
  Norm,
  Requirement,
  Statute,
} from './requirement.ts'
export { lawRetention } from './retention.ts'
export { type Signature, signatureFor } from './signature.ts'
export { importChangedStatutes, statuteDefinitions } from './statute-files.ts'
