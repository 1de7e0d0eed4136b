export { averageOfService } from './queries.ts'
export { rate } from './rate.ts'
export type { Average, Rating } from './rating.ts'
export { voteOfCase } from './vote-of-case.ts'
