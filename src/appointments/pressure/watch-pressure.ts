import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Config } from '../../foundation/config.ts'
import type { Database } from '../../foundation/database/index.ts'
import type { House } from '../../foundation/http/index.ts'
import { HISTORY_MINUTES, isPressing } from './pressure.ts'

/** What a process knows of the rush: looked up again after this time, so that no hold waits for a count. */
const LOOK_SECONDS = 2
/** A burst is told to the others before that, after this part of what begins the pressure. */
const BURST = 1 / 8

interface Watch {
  /** Tries that the database does not know yet. */
  untold: number
  pressing: boolean
  lookedAt: Temporal.Instant | null
  looking: Promise<void> | null
}

/** A process has one house, and a house one configuration. */
const watches = new WeakMap<Config, Watch>()

/** Counts a try to hold an appointment online, and says whether it takes a proof of work. */
export async function noticeHold(house: PressedHouse): Promise<boolean> {
  watchOf(house.config).untold += 1
  return underPressure(house)
}

type PressedHouse = Pick<House, 'db' | 'clock' | 'config'>

/** Without limits there is no pressure either: measurements and tests of load hold as many as they like. */
export async function underPressure({ db, clock, config }: PressedHouse): Promise<boolean> {
  if (!config.rateLimit) return false
  const watch = watchOf(config)
  const now = clock.now()
  const stale =
    watch.lookedAt === null ||
    watch.lookedAt.until(now).total('seconds') >= LOOK_SECONDS ||
    watch.untold > config.holdsPerMinute * BURST
  if (stale) {
    watch.looking ??= look(db, watch, config, now).finally(() => {
      watch.looking = null
    })
    await watch.looking
  }
  return watch.pressing
}

function watchOf(config: Config): Watch {
  const watch = watches.get(config) ?? { untold: 0, pressing: false, lookedAt: null, looking: null }
  watches.set(config, watch)
  return watch
}

async function look(db: Database, watch: Watch, config: Config, now: Temporal.Instant): Promise<void> {
  const tries = watch.untold
  watch.untold = 0
  if (tries > 0)
    await sql`INSERT INTO appointments.hold_minute AS m (minute, tries) VALUES (${minuteOf(now)}, ${tries})
      ON CONFLICT (minute) DO UPDATE SET tries = m.tries + EXCLUDED.tries`.execute(db)
  watch.pressing = await readPressure(db, config, now)
  watch.lookedAt = now
}

function minuteOf(now: Temporal.Instant): Temporal.Instant {
  return now.round({ smallestUnit: 'minute', roundingMode: 'floor' })
}

/** As the database knows it at this moment: for figures and the log. */
export async function readPressure(
  db: Database,
  { rateLimit, holdsPerMinute }: Pick<Config, 'rateLimit' | 'holdsPerMinute'>,
  now: Temporal.Instant,
): Promise<boolean> {
  if (!rateLimit) return false
  const first = minuteOf(now).subtract({ minutes: HISTORY_MINUTES })
  const { rows } = await sql<{ minute: Temporal.Instant; tries: number }>`
    SELECT minute, tries FROM appointments.hold_minute WHERE minute >= ${first}`.execute(db)
  const minutes = new Array<number>(HISTORY_MINUTES + 1).fill(0)
  for (const { minute, tries } of rows) minutes[first.until(minute).total('minutes')] = tries
  return isPressing(minutes, holdsPerMinute)
}

/** For the log: says once when pressure begins and once when it ends. */
export function tellPressure(
  { db, clock, config }: PressedHouse,
  tell: (pressing: boolean) => void,
): () => Promise<number> {
  let told = false
  return async () => {
    const pressing = await readPressure(db, config, clock.now())
    if (pressing !== told) tell(pressing)
    told = pressing
    return 0
  }
}
