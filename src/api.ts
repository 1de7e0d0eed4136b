import { apiRoutes as applications } from './applications/api.ts'
import { apiRoutes as cases } from './cases/api.ts'
import { apiRoutes as feedback } from './feedback/api.ts'
import type { ApiRoute } from './foundation/http/index.ts'

/** What machines see. */
export const apiRoutes: readonly ApiRoute[] = [...applications, ...cases, ...feedback]
