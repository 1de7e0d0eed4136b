import { z } from 'zod'
import { Localized } from '../foundation/language/index.ts'
import { roleNames } from '../foundation/permissions/index.ts'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case, digits and hyphens')
const words = z.string().trim().min(1)
const day = z.iso.date()
/** Country as in ISO 3166-1, two letters. */
const country = z.string().regex(/^[A-Z]{2}$/, 'expected two capital letters such as DE')

const Team = z.strictObject({
  id: slug,
  name: Localized,
  /** What the team works on, one sentence. */
  does: Localized,
  /** null: not known; callers are sent to the hotline. */
  phone: z.string().nullable(),
  email: z.email().nullable(),
  /** Id of the back office whose name and address stand on its letters. */
  office: slug,
})
export type TeamDefinition = z.infer<typeof Team>

/** `district/people/teams.yaml` */
export const TeamFile = z.strictObject({ note: Localized, teams: z.array(Team).min(1) })
export type TeamFile = z.infer<typeof TeamFile>

const StaffMember = z.strictObject({
  signIn: slug,
  name: words,
  roles: z.array(z.enum(roleNames)).min(1),
  /** Ids of teams; empty for those who work for the whole house. */
  teams: z.array(slug),
  /** Id of the office where this person sits; null: at home or for the whole house. */
  office: slug.nullable(),
  /** Languages spoken besides German, as ISO 639-1. */
  languages: z.array(z.string().regex(/^[a-z]{2}$/)).default([]),
})
export type StaffDefinition = z.infer<typeof StaffMember>

/** `district/people/staff.yaml`: invented people, loaded into a demo only. */
export const StaffFile = z.strictObject({
  demo: z.literal(true),
  note: Localized,
  staff: z.array(StaffMember).min(1),
})
export type StaffFile = z.infer<typeof StaffFile>

/** A dwelling as the population register knows it (§ 21 BMG). */
const Dwelling = z.strictObject({
  /** `sole`: the only one; `main` and `secondary`: of several; `former`: moved out. */
  kind: z.enum(['sole', 'main', 'secondary', 'former']),
  /** Street with house number. */
  street: words,
  postcode: z.string().regex(/^\d{5}$/, 'expected five digits (in quotes)'),
  place: words,
  /** Quarter of the city; null outside it. */
  quarter: words.nullable(),
  movedInOn: day,
  movedOutOn: day.nullable().default(null),
})
export type Dwelling = z.infer<typeof Dwelling>

const Persona = z
  .strictObject({
    id: slug,
    /** null for people with one name only, which then stands in `familyName`. */
    givenNames: words.nullable(),
    /** The given name in use, one of `givenNames` (§ 18 (1) no. 3 BMG). */
    callName: words.nullable(),
    familyName: words,
    birthName: words.nullable().default(null),
    formerNames: z.array(words).default([]),
    artistName: words.nullable().default(null),
    doctorate: z.enum(['Dr.', 'Dr. Dr.']).nullable().default(null),
    birthDate: day,
    birthPlace: words,
    /** null: born in Germany. */
    birthCountry: country.nullable().default(null),
    nationalities: z.array(country).min(1),
    dwellings: z.array(Dwelling).min(1),
    /** Family, by id of another persona. */
    family: z
      .array(
        z.strictObject({
          person: slug,
          relation: z.enum(['spouse', 'registered-partner', 'child', 'parent']),
        }),
      )
      .default([]),
    /** Nobody may be told anything until this day (§ 51 BMG). */
    disclosureBlockUntil: day.nullable().default(null),
    diedOn: day.nullable().default(null),
    /** The demo lays out a case in this name that nobody has any business with. */
    decoy: z.boolean().default(false),
    /** Why this person is in the demo. */
    shows: Localized.optional(),
  })
  .refine(
    person =>
      person.givenNames === null
        ? person.callName === null
        : person.callName !== null &&
          person.givenNames.split(/[ -]/).includes(person.callName.split(/[ -]/)[0]!),
    { path: ['callName'], message: 'must be one of the given names' },
  )
export type PersonaDefinition = z.infer<typeof Persona>

/** `district/people/personas.yaml`: the simulated population register, invented people only. */
export const PersonaFile = z.strictObject({
  demo: z.literal(true),
  note: Localized,
  people: z.array(Persona).min(1),
})
export type PersonaFile = z.infer<typeof PersonaFile>
