import type { BookedGroup } from '../../appointments/index.ts'
import { covers, type Whereabouts } from '../../channels/index.ts'
import type { Office } from '../../offices/index.ts'
import {
  bySmallness,
  type PlanAction,
  type PlanDefinition,
  type Reaches,
  type Scope,
  type Takeover,
} from '../plan.ts'

/** A group of bookings that a plan stops: by which scope, and what the plan offers them. */
export interface Touched {
  readonly group: BookedGroup
  readonly office: Office
  /** The smallest scope that stops it, and, where it names one, for which service. */
  readonly by: Scope
  readonly service: string | null
  /** The first that is possible; empty: the plan offers nothing. */
  readonly ways: readonly Takeover[]
  readonly answerHours: number | null
}

type Offices = ReadonlyMap<string, Office>
/** By id of the service. */
type Teams = ReadonlyMap<string, string>

/** Whose visits the plan stops: bookings for whatever one of the teams does that it stops there. */
export function touchedBy(
  { actions }: Pick<PlanDefinition, 'actions'>,
  groups: readonly BookedGroup[],
  offices: Offices,
  teams: Teams,
): Touched[] {
  return groups.flatMap(group => {
    const office = offices.get(group.office)
    if (!office) return []
    const spots = spotsOf(group, office, teams)
    const stop = smallest(actions, 'stop-bookings', spots)
    if (!stop) return []
    const move = smallest(actions, 'move-bookings', spots)
    return {
      group,
      office,
      by: stop.scope,
      service: stop.service ?? null,
      ways: move?.ways ?? [],
      answerHours: move?.answerHours ?? null,
    }
  })
}

interface Spot extends Whereabouts {
  readonly service: string
}

function spotsOf({ services }: BookedGroup, office: Office, teams: Teams): Spot[] {
  return services.map(({ id }) => ({ office, team: teams.get(id) ?? '', service: id }))
}

/** Of the actions of a kind that hold where somebody is booked, the one for the smallest place and the fewest services. */
function smallest<Kind extends 'stop-bookings' | 'move-bookings'>(
  actions: readonly PlanAction[],
  kind: Kind,
  spots: readonly Spot[],
): Extract<PlanAction, { kind: Kind }> | undefined {
  return actions
    .filter((action): action is Extract<PlanAction, { kind: Kind }> => action.kind === kind)
    .filter(({ scope, service }: Reaches) =>
      spots.some(spot => covers(scope, spot) && (!service || service === spot.service)),
    )
    .sort(bySmallness)[0]
}

/** Where a plan may stop anybody's visit. */
export function officesConcerned(
  { actions }: Pick<PlanDefinition, 'actions'>,
  centres: readonly Office[],
  teams: Teams,
): Office[] {
  const every = [...new Set(teams.values())]
  return centres.filter(office =>
    actions.some(
      ({ kind, scope }) => kind !== 'notice' && kind !== 'by-hand' && holdsAt(scope, office, every),
    ),
  )
}

function holdsAt(scope: Scope, office: Office, teams: readonly string[]): boolean {
  return teams.some(team => covers(scope, { office, team }))
}

/** Where visits go on: no stop holds there for the whole house. */
export function officesThatGoOn(
  { actions }: Pick<PlanDefinition, 'actions'>,
  centres: readonly Office[],
): Office[] {
  const stops = actions.filter(action => action.kind === 'stop-bookings' && !action.service)
  // A team of that name there is none: what holds for it holds for the house.
  return centres.filter(office => !stops.some(({ scope }) => covers(scope, { office, team: '' })))
}
