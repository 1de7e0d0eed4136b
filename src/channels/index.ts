import { displayCache } from '../foundation/display-cache.ts'
import { overlaysVersion, readOverlays } from './queries.ts'

export { type AnswerOptions, answerChannels } from './answer-channels.ts'
export type { ChannelAnswer, Ground, Instead, OfferGround } from './channel-answer.ts'
export { channelAnswers } from './channel-answers.ts'
export type { ChannelQuestion } from './channel-question.ts'
export { type CentreStatus, type CityStatus, cityStatus } from './city-status.ts'
export { channelsMessages } from './messages.ts'
export { decidingOverlay, isRunning, type Overlay, type Place } from './overlay.ts'
export { CityStatusLine } from './pages/city-status-line.tsx'
export type { Contacts } from './pages/way-details.tsx'
export { WaysTodayList } from './pages/ways-today-list.tsx'
export { WhyNot, whyTitle } from './pages/why-not.tsx'
export { liftOverlay, type NewOverlay, readOverlays, writeOverlay } from './queries.ts'
export { type Way, waysToday } from './ways-today.ts'

/** Overlays as pages show them, at most a second old. */
export const overlaysForDisplay = displayCache({ version: overlaysVersion, load: readOverlays })
