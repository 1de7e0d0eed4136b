import { apiRoutes as applications } from './applications/api.ts'
import { apiRoutes as appointments } from './appointments/api.ts'
import { apiRoutes as cases } from './cases/api.ts'
import { apiRoutes as channels } from './channels/api.ts'
import { apiRoutes as feedback } from './feedback/api.ts'
import type { ApiRoute } from './foundation/http/index.ts'
import { withDescription } from './foundation/openapi/index.ts'
import { apiRoutes as offices } from './offices/api.ts'
import { apiRoutes as services } from './services/api.ts'

/** What machines see. */
export const apiRoutes: readonly ApiRoute[] = withDescription([
  ...services,
  ...channels,
  ...offices,
  ...appointments,
  ...applications,
  ...cases,
  ...feedback,
])
