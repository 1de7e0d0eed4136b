import { apiRoutes as applications } from './applications/api.ts'
import type { ApiRoute } from './foundation/http/index.ts'

/** What machines see. */
export const apiRoutes: readonly ApiRoute[] = [...applications]
