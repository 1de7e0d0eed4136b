import { Temporal } from 'temporal-polyfill'
import { BERLIN } from '../../foundation/language/index.ts'
import { type ChannelAllowed, channelAllowed } from '../channel-allowed.ts'
import type { LawPlace } from '../derogation.ts'
import type { LawChannel, LawInForce, LawStep } from '../requirement.ts'

type Day = Temporal.PlainDate

const steps = ['advice', 'apply', 'identify', 'collect'] as const satisfies readonly LawStep[]
const channels = ['online', 'phone', 'email', 'post', 'video'] as const satisfies readonly LawChannel[]

/** Ways of one step that the law shuts, or opens, between two days. */
export interface Change {
  readonly service: string
  readonly step: LawStep
  /** Null: in the whole city. */
  readonly district: string | null
  readonly channels: readonly LawChannel[]
  readonly becomes: 'shut' | 'open'
  /** Norms that shut the ways, on the day on which they are shut. */
  readonly norms: readonly string[]
  /** Derogations on which they rest on the other day; empty: the norms themselves have changed. */
  readonly derogations: readonly string[]
}

/**
 * What the law shuts or opens from one day to another, according to one book. Asked for those who can prove who they
 * are: what only takes a proof is no matter of dates.
 */
export function fallsBack(law: LawInForce, from: Day, to: Day): Change[] {
  const services = [...new Set(law.requirements.flatMap(requirement => requirement.services))].sort()
  return services.flatMap(service =>
    steps.flatMap(step => places(law).flatMap(place => changesOf(law, { service, step, place }, from, to))),
  )
}

/** The city, and each district that a derogation names: elsewhere nothing differs from the city. */
function places({ derogations }: LawInForce): LawPlace[] {
  const named = derogations.flatMap(({ territory }) =>
    territory.kind === 'districts' ? territory.districts : [],
  )
  return [null, ...[...new Set(named)].sort().map(district => ({ district, office: district }))]
}

interface Spot {
  readonly service: string
  readonly step: LawStep
  readonly place: LawPlace
}

function changesOf(law: LawInForce, spot: Spot, from: Day, to: Day): Change[] {
  const answers = channels.map(channel => ({
    channel,
    before: ask(law, spot, channel, from),
    after: ask(law, spot, channel, to),
    city: spot.place && [
      ask(law, { ...spot, place: null }, channel, from),
      ask(law, { ...spot, place: null }, channel, to),
    ],
  }))
  return (['shut', 'open'] as const).flatMap(becomes => {
    const changed = answers.filter(
      ({ before, after, city }) =>
        before.allowed !== after.allowed &&
        after.allowed === (becomes === 'open') &&
        // Told for the city already.
        !(city && city[0]!.allowed === before.allowed && city[1]!.allowed === after.allowed),
    )
    if (changed.length === 0) return []
    const shut = changed.map(({ before, after }) => (becomes === 'shut' ? after : before))
    const open = changed.map(({ before, after }) => (becomes === 'shut' ? before : after))
    const { service, step, place } = spot
    return [
      {
        service,
        step,
        district: place?.district ?? null,
        channels: changed.map(({ channel }) => channel),
        becomes,
        norms: groundsOf(shut, 'norm'),
        derogations: groundsOf(open, 'derogation'),
      },
    ]
  })
}

function ask(law: LawInForce, spot: Spot, channel: LawChannel, day: Day): ChannelAllowed {
  const at = day.toZonedDateTime({ timeZone: BERLIN, plainTime: '12:00' }).toInstant()
  return channelAllowed({ ...law, ...spot, channel, at, identified: 'high' })
}

function groundsOf(answers: readonly ChannelAllowed[], kind: 'norm' | 'derogation'): string[] {
  const ids = answers.flatMap(({ grounds }) =>
    grounds.flatMap(ground => (kind in ground ? [(ground as Record<string, string>)[kind]!] : [])),
  )
  return [...new Set(ids)]
}

/** The day to compare with: that of the knowledge, or the one before where one asks about an earlier day. */
export function dayBefore(on: Day, known: Day): Day {
  const eve = on.subtract({ days: 1 })
  return Temporal.PlainDate.compare(known, eve) < 0 ? known : eve
}
