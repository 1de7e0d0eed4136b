import { randomBytes } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { recordAudit } from '../../foundation/audit/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { demand, type StaffActor } from '../../foundation/permissions/index.ts'
import { lawPermissions } from '../permissions.ts'
import { nextStates, stateOf } from './need.ts'
import type { NeedDefinition, NeedState } from './need-definition.ts'
import { insertStep, lockNeed, saveNeed } from './queries.ts'

/** Begins as an idea. Returns its id. */
export async function enterNeed(
  tx: Transaction,
  staff: StaffActor,
  entered: Omit<NeedDefinition, 'id'>,
  since: Temporal.PlainDate,
  at: Temporal.Instant,
): Promise<string> {
  demand(staff, lawPermissions.keepLaw)
  const id = `bedarf-${randomBytes(4).toString('hex')}`
  await saveNeed(tx, { ...entered, id }, staff, at)
  await insertStep(tx, id, { state: 'idea', since, note: null }, staff, at)
  const object = { kind: 'need-for-change', id } as const
  await recordAudit(tx, { actor: staff, act: 'need-for-change.entered', object, at })
  return id
}

interface Move {
  readonly id: string
  readonly state: NeedState
  readonly since: Temporal.PlainDate
  /** In the language of whoever writes it. */
  readonly note: string
  readonly at: Temporal.Instant
}

/** The next step on the way into the law, as a row of its own. */
export async function moveNeed(
  tx: Transaction,
  staff: StaffActor,
  { id, state, since, note, at }: Move,
): Promise<'moved' | 'not-from-here'> {
  demand(staff, lawPermissions.keepLaw)
  const present = stateOf(await lockNeed(tx, id))
  if (!(nextStates[present] as readonly NeedState[]).includes(state)) return 'not-from-here'
  const said = note === '' ? null : { de: note, en: note }
  await insertStep(tx, id, { state, since, note: said }, staff, at)
  const object = { kind: 'need-for-change', id } as const
  await recordAudit(tx, { actor: staff, act: 'need-for-change.moved', object, detail: { state }, at })
  return 'moved'
}
