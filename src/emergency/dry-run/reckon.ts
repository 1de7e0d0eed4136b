import type { Temporal } from 'temporal-polyfill'
import {
  type BookedGroup,
  type BookedTime,
  bookedOnSite,
  bookedTimes,
  type DistantWay,
  freeDays,
  freeRooms,
  HORIZON_DAYS,
  needsForDisplay,
  type Span,
} from '../../appointments/index.ts'
import { type Overlay, readAdoptedWays, readOverlays } from '../../channels/index.ts'
import type { Database } from '../../foundation/database/index.ts'
import { berlinDay } from '../../foundation/language/index.ts'
import { readDerogations, readLawBook, withReleased } from '../../law/index.ts'
import { customerCentres, type Office, readOfficeBook } from '../../offices/index.ts'
import type { AssuranceLevel } from '../../people/index.ts'
import { listServices } from '../../services/index.ts'
import { deadlinesThen } from '../effects/extend-deadlines.ts'
import type { Further } from '../effects/further-list.tsx'
import { type NamedDerogation, namedDerogations } from '../effects/named-derogations.ts'
import { staffOfTeams } from '../effects/staff-moves.ts'
import { overlaysOf } from '../overlays-of.ts'
import type { PlanDefinition } from '../plan.ts'
import { isStopped, type StopReach, stopsOf, teamsOf } from '../switch/reach-of.ts'
import { type Allotted, allot, type Means } from './allot.ts'
import { byPostThen } from './by-post.ts'
import { officesConcerned, officesThatGoOn, type Touched, touchedBy } from './touched.ts'
import { type City, distantIsOpen, type WithoutWay, withoutWay } from './ways-left.ts'

export interface DryRunQuestion extends Span {
  readonly definition: PlanDefinition
  readonly now: Temporal.Instant
  /** How surely whoever comes can prove online who they are. */
  readonly identified: AssuranceLevel
}

/** What a plan would do with everything as it is now. */
export interface DryRun extends Span {
  readonly definition: PlanDefinition
  readonly centres: readonly Office[]
  /** Customer centres at which the plan stops or changes anything for visitors. */
  readonly concerned: readonly Office[]
  /** Where visits go on. */
  readonly elsewhere: readonly Office[]
  readonly touched: readonly Allotted[]
  readonly without: readonly WithoutWay[]
  /** What the plan switches on; reckoned as if it were released. */
  readonly derogations: readonly NamedDerogation[]
  /** What else it would do, counted. */
  readonly further: Further
  /** Every norm on file, for citing. */
  readonly norms: Awaited<ReturnType<typeof readLawBook>>['norms']
  readonly city: City
}

/** Overlays of a dry run belong to no activation, and are written nowhere. */
const NO_ACTIVATION = '00000000-0000-8000-8000-000000000000'

/** Reckons on the tables themselves what a plan would do, and changes nothing. */
export async function dryRun(db: Database, question: DryRunQuestion): Promise<DryRun> {
  const { definition, from, until } = question
  const offices = await readOfficeBook(db)
  const centres = customerCentres(offices)
  const services = await listServices(db)
  const onFile = await readDerogations(db)
  const derogations = namedDerogations(
    definition.actions,
    { offices, derogations: new Map(onFile.map(one => [one.id, one])) },
    berlinDay(from),
  )
  const released = derogations.flatMap(one => (one.standing === 'prepared' ? one.derogation! : []))
  const law = withReleased(await readLawBook(db), released)
  const city: City = {
    services,
    law,
    running: await readOverlays(db),
    added: overlaysThen(question),
    adopted: await readAdoptedWays(db),
    offices,
    at: from,
    identified: question.identified,
  }
  const teams = teamsOf(services)
  const concerned = officesConcerned(definition, centres, teams)
  const elsewhere = officesThatGoOn(definition, centres)
  const groups = await bookedOnSite(
    db,
    concerned.map(({ id }) => id),
    question,
  )
  const touched = touchedBy(definition, groups, offices.offices, teams)
  const { needs } = await needsForDisplay(db)
  const ids = elsewhere.map(({ id }) => id)
  const open = openIn(city, needs)
  const byVideo = touched.filter(one => one.ways.includes('video') && open(one, 'video'))
  const times = await timesOf(db, byVideo, question)
  const free = isMoved(definition) ? await freeDays(db, ids, withinHorizon(from)) : []
  return {
    definition,
    from,
    until,
    centres,
    concerned,
    elsewhere,
    touched: allot(touched, {
      needs,
      free,
      elsewhere: goingOn(stopsOf(definition, offices, teams), ids),
      open,
      times,
      rooms: times.length > 0 ? await freeRooms(db, question) : new Map(),
    }),
    without: withoutWay(city, concerned),
    derogations,
    further: {
      ...(await deadlinesThen(db, definition, { startsAt: from, endsAt: until }, question.now)),
      byPost: byPostThen(definition, city),
      staff: await staffOfTeams(db),
    },
    norms: law.norms,
    city,
  }
}

function overlaysThen({ definition, from, until, now }: DryRunQuestion): Overlay[] {
  const switched = { activation: NO_ACTIVATION, from, until, by: '', at: now }
  return overlaysOf(definition, switched).map(overlay => ({
    priority: 0,
    condition: null,
    activation: null,
    ...overlay,
  }))
}

/** Where the plan stops nothing of what somebody comes for. */
function goingOn(stops: readonly StopReach[], offices: readonly string[]) {
  return ({ office, group }: Touched) => {
    const services = group.services.map(({ id }) => id)
    return offices.filter(id => id !== office.id && !isStopped(stops, id, services))
  }
}

function isMoved({ actions }: PlanDefinition): boolean {
  return actions.some(action => action.kind === 'move-bookings' && action.ways.includes('other-office'))
}

/** Later there are no days yet. */
function withinHorizon(from: Temporal.Instant): Span {
  return { from, until: from.add({ hours: 24 * (HORIZON_DAYS + 1) }) }
}

/** When those of these groups come: rooms for video are free at some times and not at others. */
async function timesOf(db: Database, touched: readonly Touched[], span: Span): Promise<BookedTime[]> {
  if (touched.length === 0) return []
  const offices = new Set(touched.map(({ office }) => office.id))
  const services = new Set(touched.flatMap(({ group }) => group.services.map(({ id }) => id)))
  return bookedTimes(db, [...offices], [...services], span)
}

/** Asked for hundreds of groups of the same few services. */
function openIn(city: City, needs: Means['needs']): Means['open'] {
  const services = new Map(city.services.map(service => [service.id, service]))
  // Nobody is known to have what proves who they are.
  const asked = { ...city, identified: 'none' as const }
  const known = new Map<string, boolean>()
  const isOpen = (id: string, office: Office, way: DistantWay) => {
    const key = `${id} ${office.id} ${way}`
    const service = services.get(id)
    if (!known.has(key))
      known.set(key, service !== undefined && distantIsOpen(asked, needs, service, office, way))
    return known.get(key)!
  }
  return ({ group, office }, way) => group.services.every(({ id }) => isOpen(id, office, way))
}

/** So many of everything, over some or all groups. */
export interface Totals {
  readonly bookings: number
  readonly people: number
  readonly services: number
  readonly offers: Allotted['offers']
  readonly mail: number
  readonly sms: number
  readonly call: number
  readonly unreachable: number
}

export function totalsOf(touched: readonly Allotted[]): Totals {
  const sum = (count: (one: Allotted) => number) => touched.reduce((all, one) => all + count(one), 0)
  const told = (how: keyof Pick<BookedGroup, 'mail' | 'sms' | 'call' | 'unreachable'>) =>
    sum(({ group }) => group[how])
  return {
    bookings: sum(({ group }) => group.bookings),
    people: sum(({ group }) => group.people),
    services: new Set(touched.flatMap(({ group }) => group.services.map(({ id }) => id))).size,
    offers: {
      phone: sum(({ offers }) => offers.phone),
      video: sum(({ offers }) => offers.video),
      online: sum(({ offers }) => offers.online),
      'other-office': sum(({ offers }) => offers['other-office']),
      later: sum(({ offers }) => offers.later),
      none: sum(({ offers }) => offers.none),
    },
    mail: told('mail'),
    sms: told('sms'),
    call: told('call'),
    unreachable: told('unreachable'),
  }
}

/** One line of the table: a customer centre, or what a unit does there, or one service alone. */
export interface Row {
  readonly office: Office
  /** Null: the house itself. */
  readonly unit: Extract<Allotted['by'], { kind: 'unit' }> | null
  readonly service: string | null
  readonly touched: readonly Allotted[]
}

export function rowsOf(touched: readonly Allotted[]): Row[] {
  const rows = new Map<
    string,
    { office: Office; unit: Row['unit']; service: string | null; touched: Allotted[] }
  >()
  for (const one of touched) {
    const unit = one.by.kind === 'unit' ? one.by : null
    const { service } = one
    const key = `${one.office.name.de} ${unit?.id ?? ''} ${service ?? ''}`
    const row = rows.get(key) ?? { office: one.office, unit, service, touched: [] }
    row.touched.push(one)
    rows.set(key, row)
  }
  return [...rows].sort(([a], [b]) => a.localeCompare(b, 'de')).map(([, row]) => row)
}
