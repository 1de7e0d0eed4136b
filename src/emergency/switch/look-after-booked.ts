import { isDeepStrictEqual } from 'node:util'
import type { Temporal } from 'temporal-polyfill'
import {
  type DistantWay,
  daysToTakeOver,
  NOBODY_TAKEN_OVER,
  needsForDisplay,
  type OpenWays,
  stoppedSince,
  type TakenOver,
  takeOverDay,
  together,
} from '../../appointments/index.ts'
import { type Overlay, readAdoptedWays, readOverlays } from '../../channels/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { type Database, inTransaction, type Transaction } from '../../foundation/database/index.ts'
import { berlinDay, type Localized } from '../../foundation/language/index.ts'
import { readLawInForce } from '../../law/index.ts'
import { nearestCentres, type Office, type OfficeBook, readOfficeBook } from '../../offices/index.ts'
import { listServices } from '../../services/index.ts'
import { distantIsOpen } from '../dry-run/ways-left.ts'
import { bySmallness, type PlanAction, takeovers } from '../plan.ts'
import type { Activation } from './activation.ts'
import { laterOf } from './later-of.ts'
import { releasedActivations, writeLog } from './queries.ts'
import { isStopped, reachOf, type StopReach, servicesReached, stopsOf, teamsOf } from './reach-of.ts'

type MoveBookings = Extract<PlanAction, { kind: 'move-bookings' }>

/** Days that are worked on at once; the other connections are for everybody else. */
const AT_ONCE = 3
const house = { kind: 'system', name: 'Schalter' } as const

/**
 * Looks after everybody who is booked where an operation has shut the door, a day of an office at a time: after a crash
 * the next run begins where this one stopped. Runs again and again as long as an operation lasts, because somebody may
 * have confirmed a booking since.
 * @returns how many people
 */
export async function lookAfterBooked(db: Database, clock: Clock): Promise<number> {
  let people = 0
  for (const activation of await releasedActivations(db)) {
    const done = await lookAfter(db, activation, clock)
    if (done > 0)
      await inTransaction(db, tx =>
        writeLog(tx, activation.id, {
          kind: 'taken-over',
          by: house.name,
          at: clock.now(),
          data: { people: done },
        }),
      )
    people += done
  }
  return people
}

/** Everybody who is booked where this operation shuts the door, each day of an office within one transaction. */
async function lookAfter(db: Database, activation: Activation, clock: Clock): Promise<number> {
  const stopped = await stoppedSince(db, activation.id)
  const sinceAt = (office: string) => stopped.get(office) ?? activation.releasedAt!
  // A change on the run may have stopped more offices later.
  const moments = new Map([activation.releasedAt!, ...stopped.values()].map(one => [`${one}`, one]))
  let people = 0
  for (const since of moments.values()) {
    const taken = await takeOverAll({
      db,
      activation,
      since,
      concerns: office => sinceAt(office).equals(since),
      clock,
      within: work => inTransaction(db, work),
      added: [],
    })
    people += peopleIn(taken)
  }
  return people
}

function peopleIn(taken: TakenOver): number {
  return takeovers.reduce((sum, way) => sum + taken[way], 0)
}

export interface Course {
  readonly db: Database
  readonly activation: Pick<Activation, 'id' | 'definition' | 'startsAt' | 'endsAt' | 'openAgain'>
  /** Since when nobody books there any more, but for urgent cases; those stay. */
  readonly since: Temporal.Instant
  /** Offices for which that is so; left out: all. */
  readonly concerns?: (office: string) => boolean
  readonly clock: Clock
  /** How the work on a day of an office is done: for good, or sealed in a drill. */
  readonly within: (work: (tx: Transaction) => Promise<TakenOver>) => Promise<TakenOver>
  /** What the operation would shut and open, where it is not written. */
  readonly added: readonly Overlay[]
}

/** The whole course, in the order of the days; several days at once. @returns how many, by what became of them */
export async function takeOverAll(course: Course): Promise<TakenOver> {
  const book = await readOfficeBook(course.db)
  let sum = NOBODY_TAKEN_OVER
  // What a team offers goes before what its house does: whoever was looked after is looked after once.
  const moves = course.activation.definition.actions.filter(action => action.kind === 'move-bookings')
  for (const action of moves.sort(bySmallness)) sum = together(sum, await move(course, action, book))
  return sum
}

async function move(course: Course, action: MoveBookings, book: OfficeBook): Promise<TakenOver> {
  const { db, activation, since: takenUntil, clock, within } = course
  const { concerns = () => true } = course
  const isShut = (office: string) => !activation.openAgain.includes(office) && concerns(office)
  const offices = reachOf(action.scope, book).offices.filter(isShut)
  const teams = teamsOf(await listServices(db))
  const services = servicesReached(action, teams)
  const until = activation.endsAt && berlinDay(activation.endsAt)
  const from = laterOf(activation.startsAt, clock.now())
  const running = [activation, ...(await releasedActivations(db))]
  const stops = running.flatMap(one => withoutOpen(stopsOf(one.definition, book, teams), one.openAgain))
  const days = await daysToTakeOver(db, { offices, from, takenUntil, until, services })
  if (days.length === 0) return NOBODY_TAKEN_OVER
  const open = await waysOpen(course, action, offices, book)
  const takeOver = ({ office, day }: (typeof days)[number]) => {
    const at = clock.now()
    return within(tx =>
      takeOverDay(tx, {
        activation: activation.id,
        office,
        day,
        from,
        takenUntil,
        services,
        ways: action.ways,
        elsewhere: nearestOpen(book, office, stops),
        open: open(office),
        answerUntil: at.add({ hours: action.answerHours }),
        reason: reasonOf(activation, action),
        by: house,
        at,
      }),
    )
  }
  const waiting = days.values()
  let sum = NOBODY_TAKEN_OVER
  const work = async () => {
    for (const day of waiting) {
      const taken = await takeOver(day)
      sum = together(sum, taken)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return sum
}

/** On the way back some offices are open again already. */
function withoutOpen(stops: readonly StopReach[], open: readonly string[]): StopReach[] {
  return stops.map(stop => ({ ...stop, offices: stop.offices.filter(office => !open.includes(office)) }))
}

/** Customer centres in which no operation has stopped any of these services, the nearest first. */
function nearestOpen(book: OfficeBook, office: string, stops: readonly StopReach[]) {
  const home = book.offices.get(office)
  const others = home ? nearestCentres(book, home) : []
  return (services: readonly string[]) =>
    others.flatMap(({ id }) => (isStopped(stops, id, services) ? [] : [id]))
}

/** What an operation says of the door that it shuts there, or else what it says first of any. */
function reasonOf({ definition }: Course['activation'], { scope }: MoveBookings): Localized {
  const shut = definition.actions.filter(
    action => action.kind === 'set-channel' && action.channel === 'onsite',
  )
  const here = shut.find(action => isDeepStrictEqual(action.scope, scope)) ?? shut[0]
  if (here?.kind === 'set-channel') return here.reason
  const { de, en } = definition.subject
  return { de: `${de}: für Besuche geschlossen.`, en: `${en}: closed to visitors.` }
}

/** What may be done there without a visit: there are such appointments or such a form, and nothing shuts that way now. */
async function waysOpen(
  { db, activation, added }: Course,
  { ways }: MoveBookings,
  offices: readonly string[],
  book: OfficeBook,
): Promise<(office: string) => OpenWays> {
  const { needs } = await needsForDisplay(db)
  const services = await listServices(db)
  const city = {
    services,
    law: await readLawInForce(db),
    running: await readOverlays(db),
    added,
    adopted: await readAdoptedWays(db),
    offices: book,
    at: activation.startsAt,
    // Nobody is known to have what proves who they are: what needs that is offered to none.
    identified: 'none' as const,
  }
  const openAt = (office: Office, way: DistantWay) => {
    if (!ways.includes(way)) return new Set<string>()
    const open = services.filter(service => distantIsOpen(city, needs, service, office, way))
    return new Set(open.map(({ id }) => id))
  }
  const known = new Map(
    offices.map(id => {
      const office = book.offices.get(id)!
      const [phone, video, online] = (['phone', 'video', 'online'] as const).map(way => openAt(office, way))
      return [id, { phone: phone!, video: video!, online: online! }]
    }),
  )
  return id => ({
    phone: service => known.get(id)!.phone.has(service),
    video: service => known.get(id)!.video.has(service),
    online: service => known.get(id)!.online.has(service),
  })
}
