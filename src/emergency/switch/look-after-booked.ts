import { daysToTakeOver, needsForDisplay, takeOverDay } from '../../appointments/index.ts'
import { answerChannels } from '../../channels/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { type Database, inTransaction } from '../../foundation/database/index.ts'
import { berlinDay, type Localized } from '../../foundation/language/index.ts'
import { nearestCentres, type OfficeBook, readOfficeBook } from '../../offices/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import type { PlanAction } from '../plan.ts'
import type { Activation } from './activation.ts'
import { laterOf } from './later-of.ts'
import { releasedActivations, writeLog } from './queries.ts'
import { reachOf } from './reach-of.ts'

type MoveBookings = Extract<PlanAction, { kind: 'move-bookings' }>

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
  const byPhone = new Map<string, ReadonlySet<string>>()
  const stopped = new Set((await releasedActivations(db)).flatMap(one => stoppedBy(one, book)))
  let people = 0
  for (const { office, day } of await daysToTakeOver(db, { offices, from, until, services })) {
    if (!byPhone.has(office)) byPhone.set(office, await servicesByPhone(db, activation, action, office))
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
        byPhone: service => byPhone.get(office)!.has(service),
        answerUntil: at.add({ hours: action.answerHours }),
        reason: reasonOf(activation),
        by: house,
        at,
      }),
    )
    people += taken.phone + taken['other-office'] + taken.later
  }
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

/** Services that may be done by telephone there: the office does so, and no law or decision shuts that way of applying. */
async function servicesByPhone(
  db: Database,
  { startsAt }: Activation,
  { ways }: MoveBookings,
  office: string,
): Promise<ReadonlySet<string>> {
  if (!ways.includes('phone')) return new Set()
  const { needs } = await needsForDisplay(db)
  const open = new Set<string>()
  for (const { service, modes } of needs.values()) {
    if (!modes.includes('phone')) continue
    const answers = await answerChannels(db, service, { at: startsAt, office, identified: 'none' })
    if (
      answers.some(({ step, channel, state }) => step === 'apply' && channel === 'phone' && state === 'open')
    )
      open.add(service)
  }
  return open
}
