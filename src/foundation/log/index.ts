export { type Log, logDestination, openLog } from './open-log.ts'
export { currentRequestId, type RequestOrigin, within } from './request-origin.ts'
