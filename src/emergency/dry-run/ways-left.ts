import type { DistantWay, ServiceNeed } from '../../appointments/index.ts'
import {
  type ChannelAnswer,
  type ChannelQuestion,
  channelAnswers,
  type OfferGround,
  type Overlay,
} from '../../channels/index.ts'
import type { Source } from '../../foundation/facts/index.ts'
import type { Office } from '../../offices/index.ts'
import type { Service } from '../../services/index.ts'

const gaps = ['not-offered', 'other-authority'] as const satisfies readonly OfferGround[]
type Gap = (typeof gaps)[number]

/** A service for which nobody can apply somewhere as things are, or in urgent cases only. */
export interface WithoutWay {
  readonly service: Service
  /** `urgent`: on site in urgent cases by appointment. */
  readonly left: 'none' | 'urgent'
  readonly offices: readonly Office[]
  /** Ids of the norms that shut other ways, the weightiest first. */
  readonly norms: readonly string[]
  /** Stated practice that shuts others. */
  readonly practice: readonly Source[]
  /** Some way is shut not by law: the office does not offer it, or somebody else decides. */
  readonly gaps: readonly Gap[]
  /** The nearest other office that still does it; of several offices each has its own. */
  readonly nearest: readonly { readonly office: string; readonly urgent: boolean }[]
}

type Asked = Omit<ChannelQuestion, 'service' | 'office' | 'overlays'>

interface City extends Asked {
  readonly services: readonly Service[]
  /** What runs without the plan. */
  readonly running: readonly Overlay[]
  /** What the plan adds. */
  readonly added: readonly Overlay[]
}

/** Services that lose their last ordinary way of applying at these offices; what had none before is not the plan's doing. */
export function withoutWay(city: City, offices: readonly Office[]): WithoutWay[] {
  const found = new Map<string, WithoutWay>()
  for (const service of city.services)
    for (const office of offices) {
      const lost = lostAt(city, service, office)
      if (!lost) continue
      const key = `${service.id} ${lost.left}`
      const known = found.get(key)
      found.set(key, known ? joined(known, lost) : lost)
    }
  return [...found.values()].sort((a, b) => a.left.localeCompare(b.left))
}

function lostAt(city: City, service: Service, office: Office): WithoutWay | null {
  const { running, added } = city
  const answers = (overlays: readonly Overlay[]) => applyAnswers(city, service, office, overlays)
  const then = answers([...running, ...added])
  const left = wayLeft(then)
  if (left === 'ordinary' || wayLeft(answers(running)) !== 'ordinary') return null
  const shut = then.filter(({ state }) => state === 'closed')
  return {
    service,
    left,
    offices: [office],
    norms: [
      ...new Set(
        shut.flatMap(({ grounds }) => grounds.flatMap(ground => ('norm' in ground ? ground.norm : []))),
      ),
    ],
    practice: sourcesOf(shut),
    gaps: gaps.filter(gap =>
      shut.some(({ grounds }) => grounds.some(ground => 'offer' in ground && ground.offer === gap)),
    ),
    nearest: nearestOf(city, service, then),
  }
}

function joined(known: WithoutWay, more: WithoutWay): WithoutWay {
  const offices = [...known.offices, ...more.offices]
  const nearest = [...known.nearest, ...more.nearest]
  return { ...known, offices, nearest: [...new Map(nearest.map(one => [one.office, one])).values()] }
}

/** Where they are sent instead, and whether that is open in urgent cases only. */
function nearestOf(city: City, service: Service, then: readonly ChannelAnswer[]): WithoutWay['nearest'] {
  const id = then.find(({ channel }) => channel === 'onsite')?.instead?.office
  const office = id && city.offices.offices.get(id)
  if (!office) return []
  const there = applyAnswers(city, service, office, [...city.running, ...city.added])
  return [{ office: office.id, urgent: wayLeft(there) === 'urgent' }]
}

function applyAnswers(
  { running: _, added: __, services: ___, ...asked }: City,
  service: Service,
  office: Office,
  overlays: readonly Overlay[],
): ChannelAnswer[] {
  const answers = channelAnswers({ ...asked, service: service.definition, office, overlays })
  return answers.filter(({ step }) => step === 'apply')
}

/** What is left for applying; where there is nothing to apply for with us, nothing can be lost. */
function wayLeft(answers: readonly ChannelAnswer[]): 'ordinary' | 'urgent' | 'none' {
  const open = answers.filter(({ state }) => state === 'open')
  if (answers.length === 0 || open.some(({ condition }) => !condition)) return 'ordinary'
  return open.length > 0 ? 'urgent' : 'none'
}

function sourcesOf(answers: readonly ChannelAnswer[]): Source[] {
  const sources = answers.flatMap(({ grounds }) =>
    grounds.flatMap(ground => ('source' in ground ? ground.source : [])),
  )
  return [...new Map(sources.map(source => [JSON.stringify(source), source])).values()]
}

/**
 * Whether a visit can be this instead: one can apply so, or, for a meeting, there is nothing to apply for with us and advice is
 * given so. A meeting needs appointments of its kind.
 */
export function distantIsOpen(
  { running, added, services: _, ...asked }: City,
  needs: ReadonlyMap<string, ServiceNeed>,
  service: Service,
  office: Office,
  way: DistantWay,
): boolean {
  if (way !== 'online' && !needs.get(service.id)?.modes.includes(way)) return false
  const question = { ...asked, service: service.definition, office, overlays: [...running, ...added] }
  const answers = channelAnswers(question).filter(({ channel }) => channel === way)
  const apply = answers.find(({ step }) => step === 'apply')
  const advice = way === 'online' ? undefined : answers.find(({ step }) => step === 'advice')
  return (apply ?? advice)?.state === 'open'
}

export type { City }
