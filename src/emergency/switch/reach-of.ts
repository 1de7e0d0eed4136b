import { customerCentres, type OfficeBook } from '../../offices/index.ts'
import type { Service } from '../../services/index.ts'
import type { PlanDefinition, Reaches, Scope } from '../plan.ts'

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

/** The team that does each service, by id of the service. */
export type Teams = ReadonlyMap<string, string>

export function teamsOf(services: readonly Service[]): Teams {
  return new Map(services.map(({ id, definition }) => [id, definition.team]))
}

/** The services that an action reaches there: those of its team, or the one that it names; null: all. */
export function servicesReached({ scope, service }: Reaches, teams: Teams): readonly string[] | null {
  if (scope.kind !== 'unit') return service ? [service] : null
  const team = scope.id.split('/')[1]
  return [...teams].flatMap(([id, of]) => (of === team && (!service || service === id) ? id : []))
}

/** What a stop shuts: customer centres, and (null: all) some of their services. */
export interface StopReach {
  readonly offices: readonly string[]
  readonly services: readonly string[] | null
  readonly urgent: boolean
}

export function stopsOf(
  { actions }: Pick<PlanDefinition, 'actions'>,
  book: OfficeBook,
  teams: Teams,
): StopReach[] {
  return actions.flatMap(action =>
    action.kind === 'stop-bookings'
      ? {
          offices: reachOf(action.scope, book).offices,
          services: servicesReached(action, teams),
          urgent: action.urgent,
        }
      : [],
  )
}

/** Whether nobody is given an appointment there for all of these things. */
export function isStopped(stops: readonly StopReach[], office: string, services: readonly string[]): boolean {
  return stops.some(
    stop =>
      stop.offices.includes(office) &&
      (stop.services === null || services.some(service => stop.services!.includes(service))),
  )
}
