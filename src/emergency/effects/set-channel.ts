import { liftOverlay, readOverlays, writeOverlay } from '../../channels/index.ts'
import { overlayId, overlaysOf } from '../overlays-of.ts'
import type { Effect } from './effect.ts'

export const setChannel: Effect<'set-channel'> = {
  async begin({ tx, activation: { id, definition, startsAt, endsAt }, by, at }) {
    const switched = { activation: id, from: startsAt, until: endsAt, by: by.name, at }
    for (const overlay of overlaysOf(definition, switched)) await writeOverlay(tx, overlay)
  },
  async end({ tx, activation, by, at }) {
    const own = (await readOverlays(tx)).filter(overlay => overlay.activation === activation.id)
    for (const overlay of own) await liftOverlay(tx, { id: overlay.id, by: by.name, at })
    return {}
  },
  async drop({ tx, activation, by, at }, actions) {
    for (const { index } of actions)
      await liftOverlay(tx, { id: overlayId(activation.id, index), by: by.name, at })
  },
}
