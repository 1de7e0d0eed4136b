import { Temporal } from 'temporal-polyfill'
import { mainDwelling, type PopulationRegister, type RegisteredPerson } from '../../people/index.ts'
import type { Snapshot, SnapshotAnswer } from '../snapshot.ts'
import { registerWarning } from './register-warning.ts'

/** Somebody named in a repeated question, such as a child who gets a certificate, too. */
export interface FurtherPerson {
  /** The repeated question. */
  readonly question: string
  readonly familyName: string
  readonly givenNames: string
  readonly birthDate: string
}

/** `found` only where exactly one person fits, lives with the applicant and nothing in the register warns. */
export interface FurtherMatch extends FurtherPerson {
  readonly found: RegisteredPerson | null
}

const part = (entry: readonly SnapshotAnswer[], field: string) =>
  entry.find(answer => answer.register === field)?.value ?? ''

/** Entries that say name and day of birth in terms of the register name a person. */
export function furtherPeople(snapshot: Snapshot): FurtherPerson[] {
  const answers = snapshot.sections.flatMap(section => section.answers)
  return answers.flatMap(answer =>
    (answer.entries ?? []).flatMap(entry => {
      const birthDate = part(entry, 'birthDate')
      if (!birthDate) return []
      const names = { familyName: part(entry, 'familyName'), givenNames: part(entry, 'givenNames') }
      return [{ question: answer.question, ...names, birthDate }]
    }),
  )
}

function livesWith(person: RegisteredPerson, applicant: RegisteredPerson | null): boolean {
  const [own, other] = [mainDwelling(person), applicant ? mainDwelling(applicant) : undefined]
  return own !== undefined && own.street === other?.street && own.postcode === other.postcode
}

export async function findFurtherPeople(
  register: PopulationRegister,
  snapshot: Snapshot,
  applicant: RegisteredPerson | null,
  today: Temporal.PlainDate,
): Promise<FurtherMatch[]> {
  return Promise.all(
    furtherPeople(snapshot).map(async named => {
      const hits = await register.find({ ...named, birthDate: Temporal.PlainDate.from(named.birthDate) })
      const only = hits.length === 1 ? hits[0]! : null
      const fits = only && livesWith(only, applicant) && !registerWarning(only, today)
      return { ...named, found: fits ? only : null }
    }),
  )
}
