import { displayCache } from '../foundation/display-cache.ts'
import { overlaysVersion, readOverlays } from './queries.ts'

export { type AnswerOptions, answerChannels } from './answer-channels.ts'
export type { ChannelAnswer, Ground, Instead, OfferGround } from './channel-answer.ts'
export { channelAnswers } from './channel-answers.ts'
export type { ChannelQuestion } from './channel-question.ts'
export { decidingOverlay, isRunning, type Overlay, type Place } from './overlay.ts'
export { liftOverlay, type NewOverlay, readOverlays, writeOverlay } from './queries.ts'

/** Overlays as pages show them, at most a second old. */
export const overlaysForDisplay = displayCache({ version: overlaysVersion, load: readOverlays })
