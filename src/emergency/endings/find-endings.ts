import { Temporal } from 'temporal-polyfill'
import {
  type ChannelAnswer,
  type ChannelQuestion,
  channelAnswers,
  type Overlay,
  readAdoptedWays,
  readOverlays,
} from '../../channels/index.ts'
import type { Database } from '../../foundation/database/index.ts'
import { BERLIN, berlinDay } from '../../foundation/language/index.ts'
import { type Derogation, lastDayOf, readLawInForce } from '../../law/index.ts'
import { customerCentres, type Office, readOfficeBook } from '../../offices/index.ts'
import { listServices, type Service } from '../../services/index.ts'
import { findActivation } from '../switch/queries.ts'
import { type Ending, type ShutWays, stageOf, type TemporaryGround } from './ending.ts'
import { groupBy } from './group-by.ts'

interface Book extends Omit<ChannelQuestion, 'service' | 'office' | 'at' | 'identified'> {
  readonly services: readonly Service[]
}

/** One ground that ends, with the ids by which answers name it. */
interface Candidate {
  readonly ground: TemporaryGround
  readonly at: Temporal.Instant
  readonly names: ReadonlySet<string>
  /** Null: all. */
  readonly services: ReadonlySet<string> | null
}

/** What ends within 90 days, or ended a few days ago: the first first. */
export async function findEndings(db: Database, today: Temporal.PlainDate): Promise<Ending[]> {
  const law = await readLawInForce(db)
  const overlays = await readOverlays(db)
  const adopted = await readAdoptedWays(db)
  const services = await listServices(db)
  const book: Book = { law, overlays, adopted, services, offices: await readOfficeBook(db) }
  const isNear = ({ at }: { readonly at: Temporal.Instant }) => stageOf(berlinDay(at), today) !== null
  const candidates = [
    ...law.derogations.flatMap(derogation => endingDerogation(derogation, book)).filter(isNear),
    ...(await endingOverlays(
      db,
      overlays.filter(opensForATime).filter(one => isNear({ at: one.until! })),
    )),
  ]
  return candidates
    .map(candidate => endingOf(candidate, book))
    .filter(({ ground, shuts }) => ground.kind === 'derogation' || shuts.length > 0)
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at) || a.ground.id.localeCompare(b.ground.id))
}

/** Only what holds here ends here; a relief that never began ends nothing. */
function endingDerogation(derogation: Derogation, { law }: Book): Candidate[] {
  const { id, citation, covers, from, requirement } = derogation
  const last = lastDayOf(derogation)
  if (covers !== 'yes' || !from || !last || Temporal.PlainDate.compare(from, last) > 0) return []
  const at = last.add({ days: 1 }).toZonedDateTime(BERLIN).toInstant()
  const concerned = law.requirements.filter(one => one.id === requirement).flatMap(one => one.services)
  const ground = { kind: 'derogation', id, name: citation } as const
  return [{ ground, at, names: new Set([id]), services: new Set(concerned) }]
}

/** A door that shuts again sends nobody back to the door. */
function opensForATime({ state, channel, until }: Overlay): boolean {
  return state === 'open' && channel !== 'onsite' && until !== null
}

/** Overlays of one operation that end at one moment are one end. */
async function endingOverlays(db: Database, overlays: readonly Overlay[]): Promise<Candidate[]> {
  const ends = groupBy(overlays, ({ id, activation, until }) => `${activation ?? id} ${until}`)
  return Promise.all(
    [...ends.values()].map(async together => {
      const [first] = together as [Overlay, ...Overlay[]]
      const operation = first.activation && (await findActivation(db, first.activation))
      const ground: TemporaryGround = operation
        ? { kind: 'operation', id: operation.id, name: operation.definition.subject }
        : { kind: 'overlay', id: first.id, name: first.reason }
      const services = together.map(({ service }) => service)
      return {
        ground,
        at: first.until!,
        names: new Set(together.map(({ id }) => id)),
        services: services.includes(null) ? null : new Set(services as string[]),
      }
    }),
  )
}

function endingOf({ ground, at, names, services }: Candidate, book: Book): Ending {
  const concerned = book.services.filter(({ id }) => services === null || services.has(id))
  const shuts = concerned.flatMap(service => shutWays(service, names, at, book))
  return { ground, at, closes: berlinDay(at), shuts }
}

/** Ways that are open because of these grounds the moment before, and shut then. */
function shutWays(
  service: Service,
  names: ReadonlySet<string>,
  at: Temporal.Instant,
  book: Book,
): ShutWays[] {
  const inCity = lost(service, names, at, book, null)
  const atOffices = customerCentres(book.offices).map(office => ({
    office,
    ways: lost(service, names, at, book, office).filter(way => !inCity.some(one => isSame(one, way))),
  }))
  const { id, definition } = service
  const named = { service: { id, name: definition.name } }
  const city = byStep(inCity).map(([step, ways]) => ({
    ...named,
    step,
    channels: channelsOf(ways),
    onSiteOnly: onSiteOnly(ways),
    offices: null,
  }))
  const elsewhere = byStep(atOffices.flatMap(({ ways }) => ways)).map(([step, ways]) => ({
    ...named,
    step,
    channels: channelsOf(ways),
    onSiteOnly: onSiteOnly(ways),
    offices: atOffices.flatMap(({ office, ways: own }) =>
      own.some(way => way.step === step) ? [office.name] : [],
    ),
  }))
  return [...city, ...elsewhere]
}

interface Way extends Pick<ChannelAnswer, 'step' | 'channel'> {
  /** Nothing but the counter is left for this step. */
  readonly isLast: boolean
}

/** Asked for those who can prove who they are: what only takes a proof is no matter of dates. */
function lost(
  { definition }: Service,
  names: ReadonlySet<string>,
  at: Temporal.Instant,
  book: Book,
  office: Office | null,
): Way[] {
  const question = { ...book, service: definition, office, identified: 'high' as const }
  const after = channelAnswers({ ...question, at })
  const shut = channelAnswers({ ...question, at: at.subtract({ milliseconds: 1 }) }).filter(
    before =>
      before.state === 'open' &&
      before.channel !== 'onsite' &&
      before.grounds.some(ground => isNamed(ground, names)) &&
      after.some(then => isSame(then, before) && then.state === 'closed'),
  )
  const isLeft = (step: Way['step']) =>
    after.some(then => then.step === step && then.channel !== 'onsite' && then.state === 'open')
  return shut.map(({ step, channel }) => ({ step, channel, isLast: !isLeft(step) }))
}

function isNamed(ground: ChannelAnswer['grounds'][number], names: ReadonlySet<string>): boolean {
  if ('derogation' in ground) return names.has(ground.derogation)
  return 'overlay' in ground && names.has(ground.overlay)
}

function onSiteOnly(ways: readonly Way[]): boolean {
  return ways.every(({ isLast }) => isLast)
}

function isSame(a: Pick<Way, 'step' | 'channel'>, b: Pick<Way, 'step' | 'channel'>): boolean {
  return a.step === b.step && a.channel === b.channel
}

function byStep(ways: readonly Way[]): [Way['step'], Way[]][] {
  return [...groupBy(ways, ({ step }) => step)]
}

function channelsOf(ways: readonly Way[]): Way['channel'][] {
  return [...new Set(ways.map(({ channel }) => channel))]
}
