import type { ApiRoute } from './foundation/http/index.ts'

/** What machines see. */
export const apiRoutes: readonly ApiRoute[] = []
