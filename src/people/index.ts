export { dwellingText, mainDwelling } from './dwellings.ts'
export {
  AssuranceLevel,
  assuranceLevels,
  highestLevel,
  levelSuffices,
} from './identification/assurance-level.ts'
export { assuranceWords } from './identification/assurance-words.ts'
export {
  BEGUN_MINUTES,
  beginIdentification,
  takeBegunIdentification,
} from './identification/begun-identification.ts'
export type {
  ElectronicMeans,
  Identification,
  IdentityProvider,
  VerifiedPerson,
} from './identification/identity-provider.ts'
export { identityProviders, provableLevel } from './identification/identity-providers.ts'
export { demoPassword, importDemoStaff, importPersonas, importTeams } from './import-people.ts'
export { peopleMessages } from './messages.ts'
export { folded, sameName, similarName } from './names.ts'
export * from './people-definition.ts'
export { peoplePermissions } from './permissions.ts'
export * from './population-register.ts'
export * from './queries.ts'
export { populationRegister } from './register-of-this-city.ts'
export { peopleRetention } from './retention.ts'
export { describeDemoSignIns } from './second-factor/describe-demo-sign-ins.ts'
export { moveFactorsToSecret } from './second-factor/move-to-secret.ts'
export { demoTotp } from './second-factor/totp-of-staff.ts'
export { findSession, SESSION_COOKIE } from './sessions/session.ts'
export { SIGN_IN_PATH } from './sign-in/paths.ts'
export { teamsForDisplay } from './teams-for-display.ts'
export { findTokenHolder } from './tokens/staff-token.ts'
