export {
  type ChannelAllowed,
  channelAllowed,
  FREE_OF_FORM,
  type LawGround,
  type LawQuestion,
} from './channel-allowed.ts'
export { importStatutes } from './import-statutes.ts'
export { lawBookForDisplay } from './law-book-for-display.ts'
export { StatuteFile } from './law-definition.ts'
export { readLawBook } from './queries.ts'
export type { Derogation, LawBook, LawChannel, LawStep, Norm, Requirement, Statute } from './requirement.ts'
export { lawRetention } from './retention.ts'
