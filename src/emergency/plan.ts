import { z } from 'zod'
import { type TakeOverWay, takeOverWays } from '../appointments/index.ts'
import { bySize } from '../channels/index.ts'
import { Localized } from '../foundation/language/index.ts'
import { Channel, Step } from '../services/index.ts'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

const CityScope = z.strictObject({ kind: z.literal('city') })

/** Where an action holds. A unit is a team of a district: `bergedorf/urkunden`. */
export const Scope = z.discriminatedUnion('kind', [
  CityScope,
  z.strictObject({ kind: z.literal('district'), id: slug }),
  z.strictObject({ kind: z.literal('office'), id: slug }),
  z.strictObject({ kind: z.literal('unit'), id: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/) }),
])
export type Scope = z.infer<typeof Scope>

/** Opens or shuts one way; left out, it holds for every service and step. */
const SetChannel = z.strictObject({
  kind: z.literal('set-channel'),
  scope: Scope,
  service: slug.nullable().default(null),
  step: Step.nullable().default(null),
  channel: Channel,
  state: z.enum(['open', 'closed']),
  condition: z.enum(['urgent-by-appointment']).nullable().default(null),
  /** One sentence for the citizen. */
  reason: Localized,
})

/** No new appointments on site, left out: for whatever service; `urgent`: callers and counters may still book for urgent cases. */
const StopBookings = z.strictObject({
  kind: z.literal('stop-bookings'),
  scope: Scope,
  service: slug.nullish(),
  urgent: z.boolean(),
})

/** What somebody who is booked is offered, the first that is possible; `later` always is, and comes first at the return. */
export const takeovers = takeOverWays
export type Takeover = TakeOverWay

const MoveBookings = z.strictObject({
  kind: z.literal('move-bookings'),
  scope: Scope,
  /** Left out: whoever is booked there, for whatever service. */
  service: slug.nullish(),
  ways: z.array(z.enum(takeovers)).min(1),
  /** How long they have to say no; then the proposal takes place. */
  answerHours: z.int().min(1).max(336),
})

export const noticePlaces = ['portal', 'office-page', 'door', 'hotline', 'press'] as const
const Notice = z.strictObject({
  kind: z.literal('notice'),
  where: z.enum(noticePlaces),
  scope: Scope,
  text: Localized,
})

/** What people do and the program cannot: it stands on the board until somebody says that it is done. */
const ByHand = z.strictObject({ kind: z.literal('by-hand'), scope: Scope, task: Localized, undo: Localized })

/** A relief from a demand of the law, by its id in the register; where the plan needs it. */
const SwitchDerogationOn = z.strictObject({
  kind: z.literal('switch-derogation-on'),
  scope: Scope,
  derogation: slug,
})

/**
 * Moves the days by which citizens were to answer: those that the authority has set itself. A case knows its team and its
 * service, and no house: so this holds for the whole city, or for one team, or for one service.
 */
const ExtendDeadlines = z.strictObject({
  kind: z.literal('extend-deadlines'),
  scope: CityScope,
  team: slug.nullable().default(null),
  service: slug.nullable().default(null),
  days: z.int().min(1).max(90),
})

/** Lets people ask to be called back, about the services of one team or about all. */
const OpenCallBacks = z.strictObject({
  kind: z.literal('open-call-backs'),
  scope: CityScope,
  team: slug.nullable().default(null),
})

/** So many people of a team work at home or at the hotline; nobody is named. */
const ReassignStaff = z.strictObject({
  kind: z.literal('reassign-staff'),
  scope: CityScope,
  team: slug,
  people: z.int().min(1).max(999),
  to: z.enum(['home', 'hotline']),
})

/** What would be collected comes by post, where the law allows it; left out, it holds for every service. */
const SendByPost = z.strictObject({
  kind: z.literal('send-by-post'),
  scope: Scope,
  service: slug.nullable().default(null),
})

export const PlanAction = z.discriminatedUnion('kind', [
  SetChannel,
  StopBookings,
  MoveBookings,
  Notice,
  SwitchDerogationOn,
  ExtendDeadlines,
  OpenCallBacks,
  ReassignStaff,
  SendByPost,
  ByHand,
])
export type PlanAction = z.infer<typeof PlanAction>
export type ActionKind = PlanAction['kind']

/** What holds for a place; the others hold for the whole city, as far as their own fields do not say less. */
export function hasPlace(kind: ActionKind): boolean {
  return kind !== 'extend-deadlines' && kind !== 'open-call-backs' && kind !== 'reassign-staff'
}

export const scenarios = [
  'pandemic',
  'building-unusable',
  'staff-shortage',
  'strike',
  'power-or-it-failure',
  'cyber-attack',
  'custom',
] as const

/** `district/plans/*.yaml`, and what a version of a plan holds. */
export const PlanDefinition = z.strictObject({
  id: slug,
  scenario: z.enum(scenarios),
  name: Localized,
  /** Whom it closes, as somebody says it: the name that is typed to release it. */
  subject: Localized,
  /** What was considered, and where it comes from. */
  note: Localized.nullable().default(null),
  /** Until somebody has to look again, in hours after it began. */
  reviewAfterHours: z.int().min(1).max(720),
  actions: z.array(PlanAction).min(1),
})
export type PlanDefinition = z.infer<typeof PlanDefinition>

/** How an action is taken back at the return. `by-hand`: somebody does it, and says so. */
export type Inverse =
  | 'lift-overlay'
  | 'lift-stop'
  | 'take-down-notice'
  | 'offer-places-to-displaced'
  | 'end-derogation'
  | 'stays'
  | 'close-call-backs'
  | 'back-to-their-places'
  | 'lift-overlay-by-hand'
  | 'by-hand'

const inverses = {
  'set-channel': 'lift-overlay',
  'stop-bookings': 'lift-stop',
  // Whoever was moved stays moved: nobody is thrown back a second time.
  'move-bookings': 'offer-places-to-displaced',
  notice: 'take-down-notice',
  'switch-derogation-on': 'end-derogation',
  // What was promised to somebody is kept: nothing is shortened.
  'extend-deadlines': 'stays',
  'open-call-backs': 'close-call-backs',
  'reassign-staff': 'back-to-their-places',
  // The way is shut again; what lies in envelopes, people see to.
  'send-by-post': 'lift-overlay-by-hand',
  'by-hand': 'by-hand',
} as const satisfies Record<ActionKind, Inverse>

export function inverseOf({ kind }: Pick<PlanAction, 'kind'>): Inverse {
  return inverses[kind]
}

/** Where an action about bookings holds. */
export type Reaches = Pick<
  Extract<PlanAction, { kind: 'stop-bookings' | 'move-bookings' }>,
  'scope' | 'service'
>

/** The smaller place comes first, and there what names its service: it beats what holds for all. */
export function bySmallness(a: Reaches, b: Reaches): number {
  return bySize(a.scope, b.scope) || Number(!a.service) - Number(!b.service)
}
