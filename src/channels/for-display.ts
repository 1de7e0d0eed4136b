import type { Temporal } from 'temporal-polyfill'
import { type Database, identityOf } from '../foundation/database/index.ts'
import { type LawBook, lawBookForDisplay } from '../law/index.ts'
import { type OfficeBook, officesForDisplay } from '../offices/index.ts'
import type { AssuranceLevel } from '../people/index.ts'
import type { AdoptedWay } from './adopted-way.ts'
import type { ChannelAnswer } from './channel-answer.ts'
import { channelAnswers } from './channel-answers.ts'
import type { ServiceWays } from './channel-question.ts'
import { type CityStatus, cityStatus } from './city-status.ts'
import type { Overlay } from './overlay.ts'
import { adoptedForDisplay, overlaysForDisplay } from './overlays-for-display.ts'

/** What holds for all pages of one minute, as long as nothing is changed. */
interface Minute {
  readonly law: LawBook
  readonly offices: OfficeBook
  readonly overlays: readonly Overlay[]
  readonly adopted: readonly AdoptedWay[]
  readonly minute: Temporal.Instant
  /** When it was first asked for in this minute, or since something was changed. */
  readonly at: Temporal.Instant
  /** By what can be proved here, which one program never changes. */
  readonly answers: Map<AssuranceLevel, Map<ServiceWays, readonly ChannelAnswer[]>>
  status?: CityStatus
}

const minutes = new WeakMap<object, Minute>()

async function thisMinute(db: Database, now: Temporal.Instant): Promise<Minute> {
  const law = await lawBookForDisplay(db)
  const offices = await officesForDisplay(db)
  const overlays = await overlaysForDisplay(db)
  const adopted = await adoptedForDisplay(db)
  const minute = now.round({ smallestUnit: 'minute', roundingMode: 'floor' })
  const known = minutes.get(identityOf(db))
  const isSame =
    known?.law === law &&
    known.offices === offices &&
    known.overlays === overlays &&
    known.adopted === adopted &&
    known.minute.equals(minute)
  if (isSame) return known
  const fresh: Minute = { law, offices, overlays, adopted, minute, at: now, answers: new Map() }
  minutes.set(identityOf(db), fresh)
  return fresh
}

/**
 * The answers as pages show them, reckoned once a minute: they are asked for a thousand times between two changes.
 * A decision asks `answerChannels`.
 */
export async function answersForDisplay(
  db: Database,
  service: ServiceWays,
  now: Temporal.Instant,
  identified: AssuranceLevel,
): Promise<readonly ChannelAnswer[]> {
  const minute = await thisMinute(db, now)
  const answersAt = minute.answers.get(identified) ?? new Map()
  minute.answers.set(identified, answersAt)
  const known = answersAt.get(service)
  if (known) return known
  const answers = channelAnswers({ ...minute, service, office: null, identified })
  answersAt.set(service, answers)
  return answers
}

/** The state of the city as pages show it, reckoned once a minute. */
export async function statusForDisplay(db: Database, now: Temporal.Instant): Promise<CityStatus> {
  const minute = await thisMinute(db, now)
  minute.status ??= cityStatus(minute.offices, minute.overlays, minute.at)
  return minute.status
}
