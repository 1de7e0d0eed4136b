export type { AdoptedWay } from './adopted-way.ts'
export { type AnswerOptions, answerChannels } from './answer-channels.ts'
export { type ActByWay, answerForAct } from './answer-for-act.ts'
export type { ChannelAnswer, Ground, Instead, OfferGround } from './channel-answer.ts'
export { channelAnswers, stepsOf } from './channel-answers.ts'
export type { ChannelQuestion } from './channel-question.ts'
export { type CentreStatus, type CityStatus, cityStatus } from './city-status.ts'
export { describeAnswers } from './describe-answers.ts'
export { DescribedAnswer } from './described-answers.ts'
export { answersForDisplay, statusForDisplay } from './for-display.ts'
export { channelsMessages } from './messages.ts'
export {
  announcedAt,
  announcedEverywhere,
  type Notice,
  noticesForDisplay,
  takeDownNotice,
  takeDownNotices,
  writeNotice,
} from './notices.ts'
export { decidingOverlay, isRunning, type Overlay } from './overlay.ts'
export { overlaysForDisplay } from './overlays-for-display.ts'
export { Announcements } from './pages/announcements.tsx'
export { CityStatusLine } from './pages/city-status-line.tsx'
export type { Contacts } from './pages/way-details.tsx'
export { WaysTodayList } from './pages/ways-today-list.tsx'
export { WhyNot, whyTitle } from './pages/why-not.tsx'
export { bySize, covers, type Place, unitId, type Whereabouts } from './place.ts'
export {
  adoptWay,
  liftOverlay,
  liftOverlayAt,
  type NewOverlay,
  readAdoptedWays,
  readOverlays,
  type WayToAdopt,
  writeOverlay,
} from './queries.ts'
export { channelsRetention } from './retention.ts'
export { openSentences } from './sentences.ts'
export { type Way, waysToday } from './ways-today.ts'
