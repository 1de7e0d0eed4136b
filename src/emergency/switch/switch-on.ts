import type { Temporal } from 'temporal-polyfill'
import { stopOffices } from '../../appointments/index.ts'
import { writeNotice, writeOverlay } from '../../channels/index.ts'
import { auditWrite } from '../../foundation/audit/index.ts'
import { type Transaction, writeTogether } from '../../foundation/database/index.ts'
import { eventWrite } from '../../foundation/events/index.ts'
import { berlinDay } from '../../foundation/language/index.ts'
import { demand, type StaffActor } from '../../foundation/permissions/index.ts'
import { readOfficeBook } from '../../offices/index.ts'
import { noticesOf, overlaysOf } from '../overlays-of.ts'
import { emergencyPermissions } from '../permissions.ts'
import { approvedPlans } from '../plans/queries.ts'
import { type Activation, type ReleaseObstacle, releaseObstacle } from './activation.ts'
import { findActivation, insertActivation, lockActivation, markReleased, writeLog } from './queries.ts'
import { reachOf } from './reach-of.ts'

interface Act {
  readonly staff: StaffActor
  readonly at: Temporal.Instant
}

export interface ToPrepare
  extends Act,
    Pick<Activation, 'id' | 'plan' | 'startsAt' | 'endsAt' | 'reviewAt'> {}

/** `not-approved`: nobody has approved a version of it. `runs`: one of this plan is prepared or runs. */
export type Prepared =
  | { readonly outcome: 'prepared'; readonly id: string }
  | { readonly outcome: 'not-approved' | 'runs' }

/** Makes a plan ready to be released by somebody else. Changes nothing outside; the same id once more is the same. @throws Forbidden */
export async function prepareActivation(tx: Transaction, toPrepare: ToPrepare): Promise<Prepared> {
  const { id, plan, startsAt, endsAt, reviewAt, staff, at } = toPrepare
  demand(staff, emergencyPermissions.prepareSwitch)
  const version = (await approvedPlans(tx)).find(approved => approved.plan === plan)
  if (!version) return { outcome: 'not-approved' }
  const by = { preparedById: staff.id, preparedBy: staff.name, preparedAt: at }
  const isNew = await insertActivation(tx, {
    id,
    plan,
    number: version.number,
    startsAt,
    endsAt,
    reviewAt,
    ...by,
  })
  if (!isNew) return (await findActivation(tx, id)) ? { outcome: 'prepared', id } : { outcome: 'runs' }
  await writeLog(tx, id, { kind: 'prepared', by: staff.name, at, data: { version: version.number } })
  await writeTogether(tx, [
    auditWrite({
      actor: staff,
      act: 'emergency.prepared',
      object: { kind: 'activation', id },
      detail: { plan },
      at,
    }),
  ])
  return { outcome: 'prepared', id }
}

export interface ToRelease extends Act {
  readonly id: string
  /** Why one person alone releases it; empty: two do. */
  readonly breakGlass: string
}

/**
 * Switches on: the ways are shut and opened, and nobody can book any more, when this transaction ends. Those who are
 * booked are looked after by a job. Pressed twice, or by two at once, it happens once. @throws Forbidden
 */
export async function releaseActivation(
  tx: Transaction,
  { id, breakGlass, staff, at }: ToRelease,
): Promise<'released' | ReleaseObstacle> {
  demand(staff, emergencyPermissions.releaseSwitch)
  const activation = await lockActivation(tx, id)
  if (!activation) return 'gone'
  const obstacle = releaseObstacle(activation, staff.id, breakGlass, at)
  if (obstacle) return obstacle
  const alone = activation.preparedById === staff.id ? breakGlass.trim() : null
  await markReleased(tx, id, staff, at, alone)
  await shutDoors(tx, activation, staff.name, at)
  await writeLog(tx, id, { kind: 'released', by: staff.name, at, note: alone })
  const detail = { plan: activation.plan, ...(alone ? { alone: true } : {}) }
  await writeTogether(tx, [
    auditWrite({ actor: staff, act: 'emergency.released', object: { kind: 'activation', id }, detail, at }),
    eventWrite({ name: 'emergency-released', subject: id, data: { plan: activation.plan }, at }),
  ])
  return 'released'
}

type Doors = Pick<Activation, 'id' | 'definition' | 'startsAt' | 'endsAt'>

/** Ways, notices and stops of an operation. */
export async function shutDoors(
  tx: Transaction,
  activation: Doors,
  by: string,
  at: Temporal.Instant,
): Promise<void> {
  await writeWays(tx, activation, by, at)
  await stopBookings(tx, activation, at)
}

async function writeWays(
  tx: Transaction,
  { id, definition, startsAt, endsAt }: Doors,
  by: string,
  at: Temporal.Instant,
): Promise<void> {
  const switched = { activation: id, from: startsAt, until: endsAt, by, at }
  for (const overlay of overlaysOf(definition, switched)) await writeOverlay(tx, overlay)
  for (const notice of noticesOf(definition, switched)) await writeNotice(tx, notice)
}

/** Of two actions for one office the stricter one counts: the one that leaves urgent cases out. */
async function stopBookings(tx: Transaction, activation: Doors, at: Temporal.Instant): Promise<void> {
  const book = await readOfficeBook(tx)
  const urgent = new Map<string, boolean>()
  for (const action of activation.definition.actions) {
    if (action.kind !== 'stop-bookings') continue
    // Counters of a centre serve all teams: they are stopped with the house, and a unit's services by its ways.
    const { offices, team } = reachOf(action.scope, book)
    if (team !== null) continue
    for (const office of offices) urgent.set(office, (urgent.get(office) ?? true) && action.urgent)
  }
  for (const [office, isUrgent] of [...urgent].sort(([a], [b]) => a.localeCompare(b)))
    await stopOffices(tx, {
      activation: activation.id,
      offices: [office],
      from: berlinDay(activation.startsAt),
      until: activation.endsAt && berlinDay(activation.endsAt),
      urgent: isUrgent,
      at,
    })
}
