import type { Temporal } from 'temporal-polyfill'
import { type Overlay, readAdoptedWays } from '../../channels/index.ts'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { readLawBook } from '../../law/index.ts'
import { readOfficeBook } from '../../offices/index.ts'
import { listServices } from '../../services/index.ts'
import { overlayId } from '../overlays-of.ts'
import type { Activation } from '../switch/activation.ts'
import { reachOf } from '../switch/reach-of.ts'
import { type ImprovisedWay, improvisedWays } from './improvised.ts'
import { type Gain, gainsOf } from './lasting-way.ts'

export interface GainedWay extends ImprovisedWay {
  readonly gains: readonly Gain[]
}

/** Every improvised way of an operation, and what each opens, or would open, that ordinary times do not have. */
export async function gainedWays(
  db: Database | Transaction,
  activation: Pick<Activation, 'id' | 'definition' | 'startsAt' | 'dropped'>,
  at: Temporal.Instant,
): Promise<GainedWay[]> {
  const ways = improvisedWays(activation)
  if (ways.length === 0) return []
  const offices = await readOfficeBook(db)
  const city = {
    services: await listServices(db),
    law: await readLawBook(db),
    adopted: await readAdoptedWays(db),
    offices,
    at,
  }
  return ways.map(way => {
    const { scope } = way.action
    // One office of the place stands for all of them: what permanent law says is the same at each.
    const [first] = scope.kind === 'city' ? [] : reachOf(scope, offices).offices
    const office = first === undefined ? null : (offices.offices.get(first) ?? null)
    return { ...way, gains: gainsOf(city, { ...overlayOf(activation, way), from: at }, office) }
  })
}

/** As it runs. */
export function overlayOf(
  { id, startsAt }: Pick<Activation, 'id' | 'startsAt'>,
  { index, action }: ImprovisedWay,
): Overlay {
  const { scope: place, service, step, channel, state, condition, reason } = action
  const what = { place, service, step, channel, state, condition, reason }
  return { ...what, id: overlayId(id, index), from: startsAt, until: null, priority: 0, activation: id }
}
