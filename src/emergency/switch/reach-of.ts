import { customerCentres, type OfficeBook } from '../../offices/index.ts'
import type { Scope } from '../plan.ts'

/** What an action reaches: customer centres, and (null: all) the services of one team. */
export interface Reach {
  readonly offices: readonly string[]
  readonly team: string | null
}

/** The customer centres in which an action holds. A unit is one team, in every centre of its district. */
export function reachOf(scope: Scope, book: OfficeBook): Reach {
  const centres = customerCentres(book)
  const inDistrict = (district: string) =>
    centres.filter(centre => centre.district === district).map(({ id }) => id)
  switch (scope.kind) {
    case 'city':
      return { offices: centres.map(({ id }) => id), team: null }
    case 'district':
      return { offices: inDistrict(scope.id), team: null }
    case 'office':
      return { offices: centres.filter(({ id }) => id === scope.id).map(({ id }) => id), team: null }
    case 'unit': {
      const [district, team] = scope.id.split('/') as [string, string]
      return { offices: inDistrict(district), team }
    }
  }
}
