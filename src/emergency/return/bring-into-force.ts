import { Temporal } from 'temporal-polyfill'
import { adoptWay, openSentences, writeOverlay } from '../../channels/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { endOfDay } from '../../foundation/language/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { uuidOf } from '../../foundation/uuid.ts'
import { proposeNeed } from '../../law/index.ts'
import { getService } from '../../services/index.ts'
import type { Activation } from '../switch/activation.ts'
import { writeLog } from '../switch/queries.ts'
import { type GainedWay, gainedWays, overlayOf } from './gains.ts'
import type { Figures, Homecoming, WayDecision } from './homecoming.ts'
import { returnMessages } from './messages.ts'

interface Released {
  readonly activation: Activation
  readonly homecoming: Homecoming
  readonly figures: ReadonlyMap<number, Figures>
  readonly staff: StaffActor
  readonly at: Temporal.Instant
}

/** What was decided about each way, from now on. The overlays themselves end with the offices that open again. */
export async function bringIntoForce(tx: Transaction, released: Released): Promise<void> {
  const { activation, homecoming, staff, at } = released
  for (const way of await gainedWays(tx, activation, at)) {
    const decision = homecoming.decisions.find(({ action }) => action === way.index)
    if (!decision) continue
    if (decision.decision === 'kept') await keep(tx, released, way)
    if (decision.decision === 'extended') await extend(tx, released, way, decision)
    const data = { action: way.index, decision: decision.decision }
    await writeLog(tx, activation.id, {
      kind: 'way-decided',
      by: staff.name,
      at,
      note: decision.reason,
      data,
    })
    await proposeNeeds(tx, released, way)
  }
}

/** A version of what is offered in ordinary times, for each step that it rests on a permanent ground for. */
async function keep(
  tx: Transaction,
  { activation, homecoming, figures, staff, at }: Released,
  { index, action, gains }: GainedWay,
): Promise<void> {
  const { id: overlay } = overlayOf(activation, { index, action })
  const { scope: place, channel } = action
  for (const { service, step, ground } of gains) {
    if (!ground) continue
    await adoptWay(tx, {
      id: uuidOf(`adopted ${activation.id} ${index} ${service} ${step}`),
      place,
      service,
      step,
      channel,
      state: 'open',
      reason: openSentences[step][channel],
      source: ground,
      from: at,
      overlay,
      figures: { ...figures.get(index) },
      preparedBy: homecoming.preparedBy,
      releasedBy: staff.name,
      adoptedAt: at,
    })
  }
}

/** Beside the overlay of the operation, which ends with it. */
async function extend(
  tx: Transaction,
  { activation, staff, at }: Released,
  way: GainedWay,
  { until }: WayDecision,
): Promise<void> {
  const overlay = overlayOf(activation, way)
  const id = uuidOf(`extended ${overlay.id}`)
  const from = Temporal.Instant.compare(overlay.from, at) < 0 ? at : overlay.from
  const by = { createdBy: staff.name, createdAt: at }
  await writeOverlay(tx, { ...overlay, id, from, until: endOfDay(until!), activation: null, ...by })
}

async function proposeNeeds(
  tx: Transaction,
  { activation, staff: by, at }: Released,
  { gains, action }: GainedWay,
): Promise<void> {
  const barred = new Map(gains.flatMap(gain => gain.norms.map(norm => [norm, gain] as const)))
  for (const [norm, { service, step }] of barred) {
    const { name } = (await getService(tx, service)).definition
    const both = (text: (words: (typeof returnMessages)['de'], language: 'de' | 'en') => string) => ({
      de: text(returnMessages.de, 'de'),
      en: text(returnMessages.en, 'en'),
    })
    const title = both((t, language) => t.needTitle(name[language], t.ways[action.channel], t.steps[step]))
    const note = both((t, language) => t.needNote(activation.definition.subject[language]))
    const need = await proposeNeed(tx, { norm, service, title, note, by, at })
    if (need) await writeLog(tx, activation.id, { kind: 'need-found', by: by.name, at, data: { need } })
  }
}
