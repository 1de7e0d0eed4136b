import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../foundation/clock.ts'
import { type Database, inTransaction, type Transaction } from '../../foundation/database/index.ts'
import { queueMail } from '../../foundation/messages/index.ts'
import type { Role } from '../../foundation/permissions/index.ts'
import { lawPermissions } from '../../law/index.ts'
import { addressesOfStaff } from '../../people/index.ts'
import { emergencyPermissions } from '../permissions.ts'
import { type Ending, type Stage, stageOf, type TemporaryGround } from './ending.ts'
import { findEndings } from './find-endings.ts'
import { keepReminder, type Reminder, toldSince } from './queries.ts'
import { measureUse, visitsThatFollow } from './visits-that-follow.ts'

type Kind = TemporaryGround['kind']

/** Who can do something about it: renew it, or decide what becomes of a way. */
const responsible = {
  derogation: [...lawPermissions.keepLaw.roles, ...lawPermissions.releaseDerogation.roles],
  operation: [...emergencyPermissions.prepareSwitch.roles, ...emergencyPermissions.releaseSwitch.roles],
  overlay: [...emergencyPermissions.prepareSwitch.roles, ...emergencyPermissions.releaseSwitch.roles],
} satisfies Record<Kind, readonly Role[]>

const kinds = Object.keys(responsible) as Kind[]

/**
 * Tells those responsible of what ends: 90, 30 and 7 days before, and on the day. Whoever has no address finds the same on the
 * page of temporary law.
 * @returns how many ends were told of
 */
export async function remindOfEndings(db: Database, clock: Clock): Promise<number> {
  const today = clock.today()
  const due = await remindersDue(db, today)
  if (due.length === 0) return 0
  return inTransaction(db, tx => tell(tx, due, clock.now()))
}

async function remindersDue(db: Database, today: Temporal.PlainDate): Promise<Reminder[]> {
  const endings = await findEndings(db, today)
  const told = await toldSince(db, today.subtract({ days: 30 }))
  const due = endings.flatMap(ending => {
    const stage = stageOf(ending.closes, today)
    const earlier = told.filter(one => isAbout(one, ending)).map(one => one.stage)
    return stage !== null && isDue(ending, stage, earlier) ? [{ ending, stage }] : []
  })
  if (due.length === 0) return []
  const use = await measureUse(db, today)
  return due.map(({ ending: { ground, closes, shuts }, stage }) => ({
    ground,
    closes,
    stage,
    facts: { name: ground.name, shuts, visits: visitsThatFollow(shuts, use) },
  }))
}

/** Somebody who has ended an operation knows that: on the day only those are told who were told before. */
function isDue({ ground }: Ending, stage: Stage, earlier: readonly Stage[]): boolean {
  if (earlier.includes(stage)) return false
  return stage > 0 || ground.kind === 'derogation' || earlier.length > 0
}

function isAbout(told: Reminder, { ground, closes }: Ending): boolean {
  const { kind, id } = told.ground
  return kind === ground.kind && id === ground.id && Temporal.PlainDate.compare(told.closes, closes) === 0
}

async function tell(tx: Transaction, due: readonly Reminder[], at: Temporal.Instant): Promise<number> {
  const bundle = randomUUID()
  const people = await addressesOfStaff(tx)
  const readers = (kind: Kind) =>
    people.filter(({ roles }) => responsible[kind].some(role => roles.includes(role)))
  const kept: Kind[] = []
  for (const reminder of due) {
    const { kind } = reminder.ground
    if (await keepReminder(tx, reminder, { bundle, mails: readers(kind).length, at })) kept.push(kind)
  }
  for (const { address, roles } of people) {
    const own = kinds.filter(
      kind => kept.includes(kind) && responsible[kind].some(role => roles.includes(role)),
    )
    const mail = { address, template: 'ground-ends', language: 'de', subjectId: bundle, at } as const
    if (own.length > 0) await queueMail(tx, { ...mail, data: { kinds: own } })
  }
  return kept.length
}
