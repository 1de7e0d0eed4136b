import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { importAppointments } from '../src/appointments/import-appointments.ts'
import { keepDaysAhead } from '../src/appointments/index.ts'
import { readAppointmentFile } from '../src/appointments/testing/appointment-file.ts'
import { channelAnswers, readAdoptedWays, readOverlays } from '../src/channels/index.ts'
import { prepareDistrict } from '../src/district.ts'
import { dryRun } from '../src/emergency/dry-run/reckon.ts'
import { addApproval, addPlanVersion } from '../src/emergency/plans/queries.ts'
import { lookAfterBooked } from '../src/emergency/switch/look-after-booked.ts'
import { prepareActivation, releaseActivation } from '../src/emergency/switch/switch-on.ts'
import { exampleActions, examplePlan } from '../src/emergency/testing/example-plan.ts'
import { systemClock } from '../src/foundation/clock.ts'
import {
  type Database,
  inTransaction,
  migrate,
  openDatabase,
  startEmbedded,
} from '../src/foundation/database/index.ts'
import { testConfig } from '../src/foundation/testing/test-config.ts'
import { readLawBook } from '../src/law/index.ts'
import { customerCentres, readOfficeBook } from '../src/offices/index.ts'
import { listServices } from '../src/services/index.ts'
import { closingTheCity } from './closing-the-city.ts'
import { fillDays, giveAddresses } from './support/booked-city.ts'
import { type Bench, type Figure, median, rounded } from './support/figure.ts'
import { newFolder, removeFolder } from './support/running-schalter.ts'
import { lead, manager } from './support/two-persons.ts'

const MANY = 100_000
/** Answers before any is counted, and then. */
const [WARM, ASKED] = [4000, 8000]
/**
 * The whole city closes at once: a dry run, the switch, and until everybody who is booked has another way and a message.
 * Embedded database with fsync, from this process, with 100,000 bookings and then with 10,000.
 */
export const emergency: Bench = async say => [
  ...(await inCity(MANY, say)),
  ...(await inCity(MANY / 10, say)),
  ...(await closingTheCity(say)),
]

async function inCity(bookings: number, say: (line: string) => void): Promise<Figure[]> {
  const folder = await newFolder()
  const embedded = await startEmbedded({ folder, program: 'npm run bench' })
  try {
    await migrate(embedded.url('schalter_owner'), { programRole: 'schalter_app', log: () => {} })
    const owner = openDatabase(embedded.url('schalter_owner'), { max: 2 })
    await bookCity(owner, bookings)
    const db = openDatabase(embedded.url('schalter_app'), { max: 10 })
    say(`emergency: ${await booked(db)} bookings`)
    const figures = await closeCity(db, bookings, say)
    await db.destroy()
    await owner.destroy()
    return figures
  } finally {
    await embedded.stop()
    await removeFolder(folder)
  }
}

/** So many people, booked at random in the days of the demo city. */
async function bookCity(owner: Database, bookings: number): Promise<void> {
  await prepareDistrict(owner, testConfig({ demo: true }))
  const offices = customerCentres(await readOfficeBook(owner)).map(({ id }) => id)
  const file = await readAppointmentFile()
  await inTransaction(owner, tx => importAppointments(tx, file, offices, Temporal.Now.instant()))
  await keepDaysAhead(owner, systemClock)
  await fillDays(owner)
  await sql`DELETE FROM appointments.appointment WHERE id IN (
    SELECT id FROM appointments.appointment ORDER BY sha256(id::text::bytea) OFFSET ${bookings})`.execute(
    owner,
  )
  await sql`DELETE FROM appointments.place p
    WHERE NOT EXISTS (SELECT FROM appointments.appointment WHERE place_id = p.id)`.execute(owner)
  await giveAddresses(owner)
  for (const table of ['place', 'appointment', 'day'])
    await sql`VACUUM ANALYZE ${sql.table(`appointments.${table}`)}`.execute(owner)
}

async function booked(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM appointments.appointment
    WHERE state = 'booked' AND mode = 'onsite'`.execute(db)
  return rows[0]!.count
}

async function closeCity(db: Database, bookings: number, say: (line: string) => void): Promise<Figure[]> {
  const definition = examplePlan({ id: 'city', actions: exampleActions({ kind: 'city' }) })
  const now = Temporal.Now.instant()
  await inTransaction(db, async tx => {
    const author = { id: lead.id, name: lead.name }
    await addPlanVersion(tx, { definition, basedOn: 0, author, at: now })
    await addApproval(tx, { plan: 'city', number: 1 }, manager, now)
  })
  const question = { definition, from: now, until: null, now, identified: 'none' } as const
  const dry = await timeOf(() => dryRun(db, question))
  say(`emergency: dry run ${dry.toFixed(0)} ms`)
  const id = randomUUID()
  const times = { startsAt: now, endsAt: null, reviewAt: now.add({ hours: 24 }) }
  await inTransaction(db, tx => prepareActivation(tx, { id, plan: 'city', ...times, staff: lead, at: now }))
  const toRelease = { id, breakGlass: '', staff: manager, at: now }
  const released = await timeOf(() => inTransaction(db, tx => releaseActivation(tx, toRelease)))
  say(`emergency: switched in ${released.toFixed(0)} ms`)
  const answered = bookings === MANY ? [await answers(db)] : []
  const moved = await timeOf(() => lookAfterBooked(db, systemClock))
  say(`emergency: looked after in ${moved.toFixed(0)} ms`)
  const { rows } = await sql<{
    told: number
    sent: number
  }>`SELECT (SELECT count(*)::int FROM appointments.take_over) AS told,
    (SELECT count(*)::int FROM foundation.outbox) AS sent`.execute(db)
  const whole = `${bookings} bookings in the whole city`
  return [
    figure(`dry run, ${whole}`, dry, 3000),
    figure(`switched on: ways, stops, log, ${whole}`, released, 60_000),
    figure(
      `moved and told: ${rows[0]!.told} people, ${rows[0]!.sent} messages`,
      moved,
      (20_000 * bookings) / MANY,
    ),
    ...answered,
  ]
}

/** All answers of a service at an office while the city is closed, in this process. */
async function answers(db: Database): Promise<Figure> {
  const services = await listServices(db)
  const book = await readOfficeBook(db)
  const question = {
    law: await readLawBook(db),
    overlays: await readOverlays(db),
    adopted: await readAdoptedWays(db),
    offices: book,
    at: Temporal.Now.instant(),
    identified: 'none' as const,
  }
  const offices = customerCentres(book)
  const waits: number[] = []
  for (let n = 0; n < WARM + ASKED; n++) {
    const service = services[n % services.length]!.definition
    waits.push(
      await timeOf(() => channelAnswers({ ...question, service, office: offices[n % offices.length]! })),
    )
  }
  const sorted = waits.slice(WARM).toSorted((a, b) => a - b)
  const p99 = sorted[Math.ceil(sorted.length * 0.99) - 1]!
  return figure(`answers of a service, every step and way, p50 ${rounded(median(sorted))} ms: p99`, p99, 1)
}

async function timeOf(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

function figure(name: string, milliseconds: number, limit: number): Figure {
  return {
    bench: 'emergency',
    name,
    value: rounded(milliseconds),
    unit: 'ms',
    reference: null,
    ratio: null,
    target: `at most ${limit} ms`,
    ok: milliseconds <= limit,
  }
}
