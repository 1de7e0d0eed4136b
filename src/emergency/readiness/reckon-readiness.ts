import type { Temporal } from 'temporal-polyfill'
import {
  type BookedGroup,
  bookedOnSite,
  needsForDisplay,
  officesWithPhones,
  type ServiceNeed,
} from '../../appointments/index.ts'
import {
  type ChannelAnswer,
  channelAnswers,
  covers,
  readAdoptedWays,
  readOverlays,
} from '../../channels/index.ts'
import type { Database } from '../../foundation/database/index.ts'
import { berlinDay } from '../../foundation/language/index.ts'
import { readLawBook } from '../../law/index.ts'
import { customerCentres, type Office, readOfficeBook } from '../../offices/index.ts'
import type { AssuranceLevel } from '../../people/index.ts'
import { listServices, type Service } from '../../services/index.ts'
import { approvedPlans, type PlanVersion } from '../plans/queries.ts'
import type { Parts } from './readiness.ts'

export interface ServiceReadiness {
  readonly service: Service
  readonly parts: Parts
  /** Ids of the norms that shut the ways it could keep. */
  readonly norms: readonly string[]
}

export interface OfficeReadiness {
  readonly office: Office
  readonly parts: Parts
}

export interface Readiness {
  readonly offices: readonly OfficeReadiness[]
  readonly services: readonly ServiceReadiness[]
  readonly norms: Awaited<ReturnType<typeof readLawBook>>['norms']
  readonly districts: readonly {
    readonly id: string
    readonly name: string
    readonly offices: readonly OfficeReadiness[]
  }[]
}

const REHEARSED_WITHIN_MONTHS = 12

/** What readiness is reckoned on. */
interface Facts {
  readonly centres: readonly Office[]
  readonly services: readonly Service[]
  readonly needs: ReadonlyMap<string, ServiceNeed>
  /** Offices that have telephone appointments. */
  readonly phones: ReadonlySet<string>
  readonly booked: readonly BookedGroup[]
  readonly plans: readonly PlanVersion[]
  /** Those of them that were rehearsed lately. */
  readonly rehearsed: readonly PlanVersion[]
  /** By service: whether one can apply without coming, and what is in the way. */
  readonly ways: ReadonlyMap<string, Ways>
}

/** How ready each customer centre and each service is, reckoned on what holds now. */
export async function readiness(
  db: Database,
  now: Temporal.Instant,
  identified: AssuranceLevel,
): Promise<Readiness> {
  const book = await readOfficeBook(db)
  const law = await readLawBook(db)
  const overlays = await readOverlays(db)
  const adopted = await readAdoptedWays(db)
  const services = await listServices(db)
  const asked = { law, overlays, adopted, offices: book, office: null, at: now, identified }
  const ways = services.map(
    ({ id, definition }) =>
      [id, waysWithoutVisit(channelAnswers({ ...asked, service: definition }))] as const,
  )
  const facts = { services, ways: new Map(ways), ...(await readHouse(db, customerCentres(book), now)) }
  const offices = facts.centres.map(office => officeReadiness(facts, office))
  return {
    offices,
    services: services.map(service => serviceReadiness(facts, service)),
    norms: law.norms,
    districts: [...book.districts.values()].map(({ id, name }) => ({
      id,
      name,
      offices: offices.filter(({ office }) => office.district === id),
    })),
  }
}

async function readHouse(db: Database, centres: readonly Office[], now: Temporal.Instant) {
  const ids = centres.map(({ id }) => id)
  const plans = await approvedPlans(db)
  const since = berlinDay(now).subtract({ months: REHEARSED_WITHIN_MONTHS })
  return {
    centres,
    plans,
    rehearsed: plans.filter(({ rehearsedOn }) => rehearsedOn && rehearsedOn.until(since).sign <= 0),
    needs: (await needsForDisplay(db)).needs,
    phones: await officesWithPhones(db),
    booked: await bookedOnSite(db, ids, { from: now, until: null }),
  }
}

function officeReadiness(facts: Facts, office: Office): OfficeReadiness {
  const { services, plans, rehearsed, ways, booked, phones } = facts
  const kept = services.map(({ id }) => ways.get(id)!.kept).filter(known => known !== null)
  return {
    office,
    parts: {
      plan: shareOf(services, service => isCovered(plans, office, service)),
      rehearsal: shareOf(services, service => isCovered(rehearsed, office, service)),
      ways: shareOf(kept, known => known),
      reach: reachOf(booked.filter(group => group.office === office.id)),
      phone: Number(phones.has(office.id)),
    },
  }
}

function serviceReadiness(facts: Facts, service: Service): ServiceReadiness {
  const { centres, plans, rehearsed, ways, booked, needs } = facts
  const { kept, norms } = ways.get(service.id)!
  const need = needs.get(service.id)
  return {
    service,
    norms,
    parts: {
      plan: shareOf(centres, office => isCovered(plans, office, service)),
      rehearsal: shareOf(centres, office => isCovered(rehearsed, office, service)),
      ways: kept === null ? null : Number(kept),
      reach: reachOf(booked.filter(group => group.services.some(({ id }) => id === service.id))),
      phone: need ? Number(need.modes.includes('phone')) : null,
    },
  }
}

interface Ways {
  /** Null: with us there is nothing to apply for. */
  readonly kept: boolean | null
  readonly norms: readonly string[]
}

/** Whether one can apply without coming, as offer and law stand. */
function waysWithoutVisit(answers: readonly ChannelAnswer[]): Ways {
  const apart = answers.filter(({ step, channel }) => step === 'apply' && channel !== 'onsite')
  if (apart.length === 0) return { kept: null, norms: [] }
  const kept = apart.some(({ state }) => state === 'open')
  const norms = apart.flatMap(({ grounds }) =>
    grounds.flatMap(ground => ('norm' in ground ? ground.norm : [])),
  )
  return { kept, norms: kept ? [] : [...new Set(norms)] }
}

/** Whether one of these plans stops visits there, for the house or for the team of the service. */
function isCovered(plans: readonly PlanVersion[], office: Office, { definition }: Service): boolean {
  return plans.some(plan =>
    plan.definition.actions.some(
      ({ kind, scope }) => kind === 'stop-bookings' && covers(scope, { office, team: definition.team }),
    ),
  )
}

function shareOf<One>(all: readonly One[], holds: (one: One) => boolean): number | null {
  return all.length > 0 ? all.filter(holds).length / all.length : null
}

/** Of those who are booked: to how many a mail or an SMS can go. */
function reachOf(groups: readonly BookedGroup[]): number | null {
  const sum = (count: (group: BookedGroup) => number) => groups.reduce((all, group) => all + count(group), 0)
  const bookings = sum(group => group.bookings)
  return bookings > 0 ? sum(({ mail, sms }) => mail + sms) / bookings : null
}
