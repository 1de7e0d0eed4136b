import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import { type Transaction, writeTogether } from '../../foundation/database/index.ts'
import { eventWrite } from '../../foundation/events/index.ts'
import { demand, type StaffActor } from '../../foundation/permissions/index.ts'
import type { EffectObstacle } from '../effects/effect.ts'
import { beginEffects, effectObstacle } from '../effects/effects.ts'
import { emergencyPermissions } from '../permissions.ts'
import { approvedPlans } from '../plans/queries.ts'
import { type Activation, type ReleaseObstacle, releaseObstacle } from './activation.ts'
import { findActivation, insertActivation, lockActivation, markReleased, writeLog } from './queries.ts'

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
  const after = {
    state: 'prepared',
    startsAt: `${startsAt}`,
    endsAt: endsAt && `${endsAt}`,
    reviewAt: `${reviewAt}`,
  }
  await writeLog(tx, id, { kind: 'prepared', by: staff.name, at, data: { version: version.number }, after })
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
): Promise<'released' | ReleaseObstacle | EffectObstacle> {
  demand(staff, emergencyPermissions.releaseSwitch)
  const activation = await lockActivation(tx, id)
  if (!activation) return 'gone'
  const turning = { tx, activation, by: staff, at }
  const obstacle = releaseObstacle(activation, staff.id, breakGlass, at) ?? (await effectObstacle(turning))
  if (obstacle) return obstacle
  const alone = activation.preparedById === staff.id ? breakGlass.trim() : null
  await markReleased(tx, id, staff, at, alone)
  await beginEffects(turning)
  const change = { before: { state: 'prepared' }, after: { state: 'released' } }
  await writeLog(tx, id, { kind: 'released', by: staff.name, at, note: alone, ...change })
  const detail = { plan: activation.plan, ...(alone ? { alone: true } : {}) }
  await writeTogether(tx, [
    auditWrite({ actor: staff, act: 'emergency.released', object: { kind: 'activation', id }, detail, at }),
    eventWrite({ name: 'emergency-released', subject: id, data: { plan: activation.plan }, at }),
  ])
  return 'released'
}
