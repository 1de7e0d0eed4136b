import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Demand } from '../src/appointments/appointment.ts'
import {
  availability,
  bookableDays,
  earliestSlots,
  freeStarts,
  type Search,
} from '../src/appointments/availability/search.ts'
import { bookAppointment } from '../src/appointments/booking/book-appointment.ts'
import { holdPlace } from '../src/appointments/booking/hold-place.ts'
import {
  type Database,
  inTransaction,
  migrate,
  openDatabase,
  startEmbedded,
} from '../src/foundation/database/index.ts'
import { citizen } from '../src/foundation/permissions/index.ts'
import { secretFrom } from '../src/foundation/secret.ts'
import { rushHour } from './rush-hour.ts'
import { bookCity, CITY, firstDay } from './support/booked-city.ts'
import { type Bench, type Figure, median, rounded } from './support/figure.ts'
import { inParallel } from './support/in-parallel.ts'
import { newFolder, removeFolder } from './support/running-schalter.ts'

const CONNECTIONS = 20
const LOOKS = 400
const ROUNDS = 5
const EACH = 600
const secret = secretFrom('a secret for benches alone')
/** An hour at one counter. */
const demand: Demand = {
  services: ['personalausweis'],
  steps: 4,
  kinds: ['counter'],
  language: null,
  mode: 'onsite',
}
const lastDay = firstDay.add({ days: CITY.days - 1 })

/**
 * Searching and booking in a city of 23 offices with 12 counters each, 60 days, 97 % booked, and searching in one ten
 * times as large, embedded database with fsync, from this process; then people by HTTP, see `rush-hour.ts`.
 */
export const appointments: Bench = async say => [
  ...(await inCity(CITY.offices, true, say, ordinary)),
  ...(await inCity(CITY.offices * 10, false, say, tenfold)),
  ...(await rushHour(say)),
]

type Measure = (db: Database, say: (line: string) => void) => Promise<Figure[]>

async function inCity(
  offices: number,
  people: boolean,
  say: (line: string) => void,
  measure: Measure,
): Promise<Figure[]> {
  const folder = await newFolder()
  const embedded = await startEmbedded({ folder, program: 'npm run bench' })
  try {
    await migrate(embedded.url('schalter_owner'), { programRole: 'schalter_app', log: () => {} })
    const owner = openDatabase(embedded.url('schalter_owner'), { max: 1 })
    const booked = await bookCity(owner, offices, { people })
    await owner.destroy()
    say(`appointments: ${offices} offices, ${booked} bookings`)
    const db = openDatabase(embedded.url('schalter_app'), { max: CONNECTIONS })
    try {
      return await measure(db, say)
    } finally {
      await db.destroy()
    }
  } finally {
    await embedded.stop()
    await removeFolder(folder)
  }
}

const search = (overrides: Partial<Search> = {}): Search => ({
  demand,
  offices: null,
  from: firstDay,
  until: lastDay,
  contingent: 'online',
  hours: null,
  now: Temporal.Now.instant(),
  ...overrides,
})
const office = (n: number) => `office-${(n % CITY.offices) + 1}`
const day = (n: number) => firstDay.add({ days: n % CITY.days })

async function ordinary(db: Database, say: (line: string) => void): Promise<Figure[]> {
  const everywhere = await waits(db, () => availability(db, search()))
  const month = await waits(db, n =>
    bookableDays(db, search({ offices: [office(n)], until: firstDay.add({ days: 30 }) })),
  )
  const times = await waits(db, n => freeStarts(db, { ...search({ offices: [office(n)] }), day: day(n) }))
  const rate = await booking(db, say)
  const rushed = await timesInRush(db)
  return [
    ...limits('earliest appointment and bookable days of all offices, four steps long', everywhere, {
      p50: 3,
      p99: 10,
    }),
    ...limits("one office's month", month, { p99: 5 }),
    ...limits('times of a day', times, { p99: 3 }),
    ...limits('times of a day while bookings rush in', rushed, { p99: 8 }),
    rate,
    await grabs(db),
  ]
}

async function tenfold(db: Database): Promise<Figure[]> {
  const everywhere = await waits(db, () => availability(db, search()))
  const alone = await waits(db, () => earliestSlots(db, search(), 3))
  return [
    ...limits('ten times the city: earliest appointment and bookable days of all offices', everywhere, {
      p50: 15,
      p99: 60,
    }),
    ...limits('ten times the city: the earliest alone', alone, { p50: 15, p99: 60 }),
  ]
}

interface Waits {
  readonly p50: number
  readonly p99: number
  /** The same way to the database and back, with nothing to do there. */
  readonly bare: number
}

/** One after the other, as a server without other work would see it. */
async function waits(db: Database, look: (n: number) => Promise<unknown>): Promise<Waits> {
  for (let n = 0; n < 50; n++) await look(n)
  const ours: number[] = []
  const bare: number[] = []
  for (let n = 0; n < LOOKS; n++) {
    ours.push(await timeOf(() => look(n)))
    bare.push(await timeOf(() => sql`SELECT ${n}::int`.execute(db)))
  }
  return { ...shares(ours), bare: median(bare) }
}

function shares(values: number[]): { p50: number; p99: number } {
  const sorted = values.toSorted((a, b) => a - b)
  return { p50: median(sorted), p99: sorted[Math.ceil(sorted.length * 0.99) - 1]! }
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

function limits(name: string, { p50, p99, bare }: Waits, most: { p50?: number; p99: number }): Figure[] {
  const figure = (share: 'p50' | 'p99', value: number, limit: number): Figure => ({
    bench: 'appointments',
    name: `${name}: ${share}`,
    value: rounded(value),
    unit: 'ms',
    reference: rounded(bare),
    ratio: rounded(value / bare),
    target: `at most ${limit} ms; the reference is an empty statement`,
    ok: value <= limit,
  })
  return [...(most.p50 ? [figure('p50', p50, most.p50)] : []), figure('p99', p99, most.p99)]
}

/** Hold and confirm with everything they owe, beside a transaction that locks one row and inserts one row. */
async function booking(db: Database, say: (line: string) => void): Promise<Figure> {
  const pairs: { ours: number; bare: number }[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const free = await openSlots(db, EACH, round)
    const ours = await rate(() => inParallel(CONNECTIONS, free, slot => book(db, slot)))
    const bare = await rate(() => inParallel(CONNECTIONS, free, slot => bareBooking(db, slot)))
    // In the first round each connection plans its statements.
    if (round > 0) pairs.push({ ours, bare })
    say(`appointments: ${ours.toFixed(0)} bookings/s, bare ${bare.toFixed(0)}/s`)
  }
  const ratio = median(pairs.map(pair => pair.ours / pair.bare))
  return {
    bench: 'appointments',
    name: `booking: hold and confirm, with all that it owes, ${CONNECTIONS} connections`,
    value: rounded(median(pairs.map(({ ours }) => ours))),
    unit: 'bookings/s',
    reference: rounded(median(pairs.map(({ bare }) => bare))),
    ratio: rounded(ratio),
    target: 'at least 35 % of a bare transaction that locks one row and inserts one',
    ok: ratio >= 0.35,
  }
}

/** The times of a day, one look after the other, while all other connections book. */
async function timesInRush(db: Database): Promise<Waits> {
  const looks: number[] = []
  const empty: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const free = await openSlots(db, EACH, ROUNDS + 1 + round)
    let over = false
    const looking = (async () => {
      for (let n = 0; !over; n++) {
        looks.push(await timeOf(() => freeStarts(db, { ...search({ offices: [office(n)] }), day: day(n) })))
        empty.push(await timeOf(() => sql`SELECT ${n}::int`.execute(db)))
      }
    })()
    await inParallel(CONNECTIONS - 1, free, slot => book(db, slot))
    over = true
    await looking
  }
  return { ...shares(looks), bare: median(empty) }
}

interface OpenSlot {
  readonly office: string
  readonly day: Temporal.PlainDate
  readonly step: number
}

/** Different places all over the city. */
async function openSlots(db: Database, count: number, round: number): Promise<OpenSlot[]> {
  const { rows } = await sql<OpenSlot>`
    SELECT office_id AS office, day, step FROM appointments.day, generate_series(0, 47) AS step
    WHERE get_bit(online, step) = 1 ORDER BY md5(${round}::text || pool_id || day || step) LIMIT ${count}`.execute(
    db,
  )
  return rows
}

const errands = [{ id: 'personalausweis', persons: 1 }]
const birthDate = Temporal.PlainDate.from('1980-02-29')

async function book(db: Database, slot: OpenSlot): Promise<void> {
  const id = randomUUID()
  const at = Temporal.Now.instant()
  const held = await holdPlace(db, {
    ...slot,
    id,
    errands,
    contingent: 'online',
    at,
    demand: { ...demand, steps: 1 },
  })
  if (!held) throw new Error(`Nothing was held at ${slot.office}, ${slot.day}, ${slot.step}.`)
  const booked = await bookAppointment(db, secret, {
    hold: id,
    errands,
    booker: { name: `Demo ${id}`, birthDate },
    attendees: [],
    email: `bench-${id}@example.org`,
    phone: null,
    language: 'de',
    needs: [],
    caseId: null,
    by: citizen,
    demo: true,
    at,
  })
  if (!booked.ok) throw new Error(`Not booked: ${booked.refusal}`)
}

async function bareBooking(db: Database, { office: id, day: on, step }: OpenSlot): Promise<void> {
  await inTransaction(db, async tx => {
    await sql`SELECT free FROM appointments.day WHERE pool_id = ${`${id}/counter`} AND day = ${on} FOR UPDATE`.execute(
      tx,
    )
    await sql`INSERT INTO foundation.setting (name, value) VALUES (${randomUUID()}, to_jsonb(${step}::int))`.execute(
      tx,
    )
  })
}

async function rate(work: () => Promise<unknown[]>): Promise<number> {
  const started = performance.now()
  const { length } = await work()
  return (length / (performance.now() - started)) * 1000
}

/** 200 at once for one place. */
async function grabs(db: Database): Promise<Figure> {
  const [slot] = await openSlots(db, 1, 99)
  const { rows } = await sql<{
    free: number
  }>`SELECT free[${slot!.step} + 1]::int AS free FROM appointments.day
    WHERE office_id = ${slot!.office} AND day = ${slot!.day}`.execute(db)
  const at = Temporal.Now.instant()
  const started = performance.now()
  const answers = await Promise.all(
    Array.from({ length: 200 }, () =>
      holdPlace(db, {
        ...slot!,
        id: randomUUID(),
        errands,
        contingent: 'online',
        at,
        demand: { ...demand, steps: 1 },
      }),
    ),
  )
  const milliseconds = performance.now() - started
  const winners = answers.filter(Boolean).length
  return {
    bench: 'appointments',
    name: `200 grab for one slot with ${rows[0]!.free} free: ${winners} won; until all were answered`,
    value: rounded(milliseconds),
    unit: 'ms',
    reference: null,
    ratio: null,
    target: 'at most 1,000 ms, and as many winners as places',
    ok: milliseconds <= 1000 && winners === rows[0]!.free,
  }
}
