import { daysToTakeOver, needsForDisplay, takeOverDay } from '../../appointments/index.ts'
import { readAdoptedWays, readOverlays } from '../../channels/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { type Database, inTransaction } from '../../foundation/database/index.ts'
import { berlinDay, type Localized } from '../../foundation/language/index.ts'
import { readLawInForce } from '../../law/index.ts'
import { nearestCentres, type OfficeBook, readOfficeBook } from '../../offices/index.ts'
import { catalogueForDisplay, listServices } from '../../services/index.ts'
import { phoneIsOpen } from '../dry-run/ways-left.ts'
import type { PlanAction } from '../plan.ts'
import type { Activation } from './activation.ts'
import { laterOf } from './later-of.ts'
import { releasedActivations, writeLog } from './queries.ts'
import { reachOf } from './reach-of.ts'

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

async function lookAfter(db: Database, activation: Activation, clock: Clock): Promise<number> {
  const book = await readOfficeBook(db)
  let people = 0
  for (const action of activation.definition.actions)
    if (action.kind === 'move-bookings') people += await move(db, activation, action, book, clock)
  return people
}

async function move(
  db: Database,
  activation: Activation,
  action: MoveBookings,
  book: OfficeBook,
  clock: Clock,
): Promise<number> {
  const { offices, team } = reachOf(action.scope, book)
  const services = team === null ? null : await servicesOf(db, team)
  const until = activation.endsAt && berlinDay(activation.endsAt)
  const from = laterOf(activation.startsAt, clock.now())
  const stopped = new Set((await releasedActivations(db)).flatMap(one => stoppedBy(one, book)))
  const days = await daysToTakeOver(db, { offices, from, until, services })
  if (days.length === 0) return 0
  const byPhone = await servicesByPhone(db, activation, action, offices, book)
  const takeOver = async ({ office, day }: (typeof days)[number]) => {
    const at = clock.now()
    const taken = await inTransaction(db, tx =>
      takeOverDay(tx, {
        activation: activation.id,
        office,
        day,
        from,
        services,
        ways: action.ways,
        elsewhere: nearestOpen(book, office, stopped),
        byPhone: service => byPhone.get(office)?.has(service) ?? false,
        answerUntil: at.add({ hours: action.answerHours }),
        reason: reasonOf(activation),
        by: house,
        at,
      }),
    )
    return taken.phone + taken['other-office'] + taken.later
  }
  const waiting = days.values()
  let people = 0
  const work = async () => {
    for (const day of waiting) {
      const taken = await takeOver(day)
      people += taken
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return people
}

function stoppedBy({ definition }: Activation, book: OfficeBook): readonly string[] {
  return definition.actions.flatMap(action =>
    action.kind === 'stop-bookings' ? reachOf(action.scope, book).offices : [],
  )
}

/** Customer centres that no operation has stopped, the nearest first. */
function nearestOpen(book: OfficeBook, office: string, stopped: ReadonlySet<string>): string[] {
  const home = book.offices.get(office)
  const others = home ? nearestCentres(book, home) : []
  return others.flatMap(({ id }) => (stopped.has(id) ? [] : [id]))
}

/** What an operation says first of the door that it shuts. */
function reasonOf({ definition }: Activation): Localized {
  const shut = definition.actions.find(action => action.kind === 'set-channel' && action.channel === 'onsite')
  if (shut?.kind === 'set-channel') return shut.reason
  const { de, en } = definition.subject
  return { de: `${de}: für Besuche geschlossen.`, en: `${en}: closed to visitors.` }
}

async function servicesOf(db: Database, team: string): Promise<string[]> {
  const { services } = await catalogueForDisplay(db)
  return [...services.values()].flatMap(({ definition }) => (definition.team === team ? [definition.id] : []))
}

/** Services that may be done by telephone there: the office gives such appointments, and nothing shuts that way now. */
async function servicesByPhone(
  db: Database,
  { startsAt }: Activation,
  { ways }: MoveBookings,
  offices: readonly string[],
  book: OfficeBook,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (!ways.includes('phone')) return new Map()
  const { needs } = await needsForDisplay(db)
  const services = (await listServices(db)).filter(({ id }) => needs.get(id)?.modes.includes('phone'))
  const city = {
    services,
    law: await readLawInForce(db),
    running: await readOverlays(db),
    added: [],
    adopted: await readAdoptedWays(db),
    offices: book,
    at: startsAt,
    identified: 'none' as const,
  }
  return new Map(
    offices.map(id => {
      const office = book.offices.get(id)!
      const open = services.filter(service => phoneIsOpen(city, service, office))
      return [id, new Set(open.map(service => service.id))]
    }),
  )
}
