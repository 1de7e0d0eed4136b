import type { Database } from '../foundation/database/index.ts'
import type { Language, Localized } from '../foundation/language/index.ts'
import { type DerogationOnFile, derogationsForDisplay } from '../law/index.ts'
import { type OfficeBook, officesForDisplay } from '../offices/index.ts'
import { teamsForDisplay } from '../people/index.ts'
import { catalogueForDisplay, type Service } from '../services/index.ts'
import { emergencyMessages } from './messages.ts'
import type { Scope } from './plan.ts'

/** What the places and services that plans speak of are called. */
export interface DistrictBook {
  readonly offices: OfficeBook
  /** By id. */
  readonly teams: ReadonlyMap<string, { readonly name: Localized }>
  readonly services: ReadonlyMap<string, Service>
  readonly derogations: ReadonlyMap<string, DerogationOnFile>
}

/** As pages show it, at most a second old. */
export async function districtBook(db: Database): Promise<DistrictBook> {
  const teams = await teamsForDisplay(db)
  const { services } = await catalogueForDisplay(db)
  return {
    offices: await officesForDisplay(db),
    teams: new Map(teams.map(team => [team.id, team])),
    services,
    derogations: new Map((await derogationsForDisplay(db)).map(one => [one.id, one])),
  }
}

/** `Bezirk Bergedorf, Team Urkunden und Beglaubigungen`; what is there no more keeps its id. */
export function sayScope({ offices, teams }: DistrictBook, scope: Scope, language: Language): string {
  const t = emergencyMessages[language]
  const district = (id: string) => t.district(offices.districts.get(id)?.name ?? id)
  switch (scope.kind) {
    case 'city':
      return t.wholeCity
    case 'district':
      return district(scope.id)
    case 'office':
      return offices.offices.get(scope.id)?.name[language] ?? scope.id
    case 'unit': {
      const [where, team] = scope.id.split('/') as [string, string]
      return t.unit(district(where), teams.get(team)?.name[language] ?? team)
    }
  }
}

export function sayService(
  { services }: Pick<DistrictBook, 'services'>,
  id: string,
  language: Language,
): string {
  return services.get(id)?.definition.name[language] ?? id
}
