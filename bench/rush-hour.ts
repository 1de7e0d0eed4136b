import { setTimeout as sleep } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { inTransaction, openDatabase, readConnectionFile } from '../src/foundation/database/index.ts'
import { listStaff } from '../src/people/index.ts'
import { beginSession, SESSION_COOKIE } from '../src/people/sessions/session.ts'
import { type Chance, chanceFrom } from '../tests/support/hunt.ts'
import { Walker } from '../tests/support/walker.ts'
import { CITY, fillDays } from './support/booked-city.ts'
import { type Bench, type Figure, rounded } from './support/figure.ts'
import { newFolder, removeFolder, startSchalter } from './support/running-schalter.ts'

const CITIZENS = 150
const CLERKS = 50
const SECONDS = 60
/** Between two pages somebody reads for one to five seconds. */
const READING = { least: 1000, most: 5000 }
const AT_MOST = 200
const SEARCH = 'leistung=meldebescheinigung'

interface Asked {
  readonly path: string
  readonly milliseconds: number
  /** 0: no answer. */
  readonly status: number
}

/** Notes how long each answer took. */
class Timed extends Walker {
  constructor(
    address: string,
    private readonly asked: Asked[],
  ) {
    super(address)
  }

  protected override async ask(path: string, init: RequestInit): Promise<Response> {
    const started = performance.now()
    let status = 0
    try {
      const answer = await super.ask(path, init)
      status = answer.status
      return answer
    } finally {
      this.asked.push({ path, milliseconds: performance.now() - started, status })
    }
  }
}

/**
 * A Monday morning at eight: 150 citizens and 50 clerks search, hold, book, look and cancel for a minute, in the demo
 * city with its days booked to 97 %. They and the program share this machine.
 */
export const rushHour: Bench = async say => {
  const folder = await newFolder()
  const schalter = await startSchalter(folder)
  try {
    const url = readConnectionFile(folder)!.url
    const db = openDatabase(url, { max: 2 })
    const booked = await fillDays(db)
    say(`rush hour: the demo city with ${booked} bookings, ${CITY.booked * 100} %`)
    const clerk = (await listStaff(db)).find(({ signIn }) => signIn === 'okonkwo')!
    const session = await inTransaction(db, tx => beginSession(tx, clerk.id, Temporal.Now.instant()))
    await db.destroy()

    const asked: Asked[] = []
    const idle: number[] = []
    const until = performance.now() + SECONDS * 1000
    const goesOn = () => performance.now() < until
    const citizens = Array.from({ length: CITIZENS }, (_, n) =>
      live(goesOn, chanceFrom(n), chance => beCitizen(new Timed(schalter.address, asked), chance, goesOn)),
    )
    const clerks = Array.from({ length: CLERKS }, (_, n) =>
      live(goesOn, chanceFrom(1000 + n), chance => {
        const walker = new Timed(schalter.address, asked)
        walker.cookies.set(SESSION_COOKIE, session)
        return beClerk(walker, chance)
      }),
    )
    await Promise.all([...citizens, ...clerks, watch(schalter.address, goesOn, idle)])
    return figures(asked, idle)
  } finally {
    await schalter.stop()
    await removeFolder(folder)
  }
}

/** One visit after the other; whoever meets a fault is noted with it and begins anew. */
async function live(
  goesOn: () => boolean,
  chance: Chance,
  visit: (chance: Chance) => Promise<void>,
): Promise<void> {
  // Not all in the same moment.
  await sleep(chance.below(READING.most))
  while (goesOn()) await visit(chance).catch(() => reading(chance))
}

function reading(chance: Chance): Promise<void> {
  return sleep(READING.least + chance.below(READING.most - READING.least))
}

/** Finds an appointment, books it, looks at it, and cancels one in three. */
async function beCitizen(walker: Walker, chance: Chance, goesOn: () => boolean): Promise<void> {
  let seen = await walker.get(`/termin?${SEARCH}`)
  await reading(chance)
  const days = [...seen.html.matchAll(/href="(\/termin\?[^"]*tag=[^"#]*)/g)].map(([, path]) => path!)
  if (days.length > 0) seen = await walker.get(chance.oneOf(days).replaceAll('&amp;', '&'))
  while (goesOn()) {
    await reading(chance)
    const slots = [...seen.html.matchAll(/name="platz" value="([^"]+)"/g)].map(([, value]) => value!)
    if (slots.length === 0) return
    seen = await walker.submit(seen, '/termin/platz', {}, { platz: chance.oneOf(slots) })
    // Somebody was faster: the page shows three others.
    if (seen.status !== 409) break
  }
  await reading(chance)
  seen = await walker.submit(seen, seen.path.replace(/\?.*/, ''), somebody(chance))
  await reading(chance)
  if (chance.below(3) > 0) return
  const path = `${seen.path.replace(/\?.*/, '')}/absagen`
  const question = await walker.get(path)
  await reading(chance)
  await walker.submit(question, path, {})
}

/** Somebody calls: one page to search, the same to book, and the text to read aloud. */
async function beClerk(walker: Walker, chance: Chance): Promise<void> {
  const seen = await walker.get(`/amt/termine?${SEARCH}`)
  await reading(chance)
  const slots = [...seen.html.matchAll(/name="platz" value="([^"]+)"/g)].map(([, value]) => value!)
  if (slots.length > 0)
    await walker.submit(seen, '/amt/termine', { ...somebody(chance), platz: chance.oneOf(slots) })
  await reading(chance)
}

function somebody(chance: Chance): Record<string, string> {
  const letters = Array.from({ length: 12 }, () => 'abcdefghijklmnopqrstuvwxyz'[chance.below(26)]).join('')
  return { name: `Demo ${letters}`, geburtsdatum: '31.01.1950' }
}

/** How long the smallest answer takes meanwhile. */
async function watch(address: string, goesOn: () => boolean, idle: number[]): Promise<void> {
  while (goesOn()) {
    const started = performance.now()
    await fetch(`${address}/healthz`).then(answer => answer.text())
    idle.push(performance.now() - started)
    await sleep(100)
  }
}

function figures(asked: readonly Asked[], idle: readonly number[]): Figure[] {
  const at = (values: readonly number[], share: number) =>
    values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0
  const waits = asked.map(({ milliseconds }) => milliseconds)
  const p95 = at(waits, 0.95)
  const failed = asked.filter(({ status }) => status === 0 || status >= 500)
  const booked = asked.filter(({ path, status }) => status === 200 && path.includes('danke=gebucht')).length
  const name = `${CITIZENS} citizens and ${CLERKS} clerks, ${SECONDS} s, ${asked.length} requests, ${booked} bookings`
  const shared = { bench: 'appointments', reference: rounded(at(idle, 0.95)) }
  return [
    {
      ...shared,
      name: `${name}: p95 (p50 ${rounded(at(waits, 0.5))} ms)`,
      value: rounded(p95),
      unit: 'ms',
      ratio: rounded(p95 / at(idle, 0.95)),
      target: `at most ${AT_MOST} ms; the reference is the p95 of /healthz meanwhile`,
      ok: p95 <= AT_MOST && booked > 0,
    },
    {
      ...shared,
      name: 'of these, answers 5xx and none at all',
      value: failed.length,
      unit: 'requests',
      reference: null,
      ratio: null,
      target: 'none',
      ok: failed.length === 0,
    },
  ]
}
