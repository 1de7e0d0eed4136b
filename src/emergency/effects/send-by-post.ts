import { liftOverlay } from '../../channels/index.ts'
import { overlayId } from '../overlays-of.ts'
import type { Effect } from './effect.ts'

/** A way like any other (`way-of.ts`): its overlay is written with the ways, and lifted with them. */
export const sendByPost: Effect<'send-by-post'> = {
  begin: async () => {},
  end: async () => ({}),
  async drop({ tx, activation, by, at }, actions) {
    for (const { index } of actions)
      await liftOverlay(tx, { id: overlayId(activation.id, index), by: by.name, at })
  },
}
