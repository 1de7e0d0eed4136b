import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import type { Activation } from '../switch/activation.ts'
import { writeLog } from '../switch/queries.ts'
import { improvisedWays } from './improvised.ts'
import { findHomecoming, markDone, markReleased, saveHomecoming } from './queries.ts'
import { figuresOfWays } from './use-of-measure.ts'

/**
 * Every improvised way ends for one reason, which stands on the record with its figures. One person is enough, because nothing
 * is adopted. `under-way`: a return in stages has been released.
 */
export async function endAtOnce(
  tx: Transaction,
  activation: Activation,
  { staff, at }: { readonly staff: StaffActor; readonly at: Temporal.Instant },
  reason: string,
): Promise<'decided' | 'no-reason' | 'under-way'> {
  const { id, startsAt } = activation
  const homecoming = await findHomecoming(tx, id)
  if (homecoming?.state === 'released') return 'under-way'
  const ways = improvisedWays(activation)
  if (ways.length === 0 && !homecoming) return 'decided'
  if (ways.length > 0 && reason === '') return 'no-reason'
  const decisions = ways.map(
    ({ index }) => ({ action: index, decision: 'ended', until: null, reason }) as const,
  )
  const by = { preparedById: staff.id, preparedBy: staff.name, preparedAt: at }
  await saveHomecoming(tx, { activation: id, state: 'prepared', atOnce: true, stages: [], decisions, ...by })
  const span = { from: startsAt, until: at }
  const figures = await figuresOfWays(tx, ways, span)
  await markReleased(tx, id, staff, at, figures)
  for (const { action, decision } of decisions)
    await writeLog(tx, id, {
      kind: 'way-decided',
      by: staff.name,
      at,
      note: reason,
      data: { action, decision },
    })
  await markDone(tx, id, at)
  return 'decided'
}
