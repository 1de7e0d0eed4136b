export { describeApi, type OpenApi } from './describe-api.ts'
export { withDescription } from './openapi-call.ts'
