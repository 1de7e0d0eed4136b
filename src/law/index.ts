import { displayCache } from '../foundation/display-cache.ts'
import { lawVersion, readLawBook } from './queries.ts'

export {
  type ChannelAllowed,
  channelAllowed,
  FREE_OF_FORM,
  type LawGround,
  type LawQuestion,
} from './channel-allowed.ts'
export { importStatutes } from './import-statutes.ts'
export { StatuteFile } from './law-definition.ts'
export { readLawBook } from './queries.ts'
export type { Derogation, LawBook, LawChannel, LawStep, Norm, Requirement, Statute } from './requirement.ts'

/** The law as pages show it, at most a second old. */
export const lawBookForDisplay = displayCache({ version: lawVersion, load: readLawBook })
