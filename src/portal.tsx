import { apiRoutes } from './api.ts'
import { portalRoutes as applications } from './applications/portal.tsx'
import { portalRoutes as appointments } from './appointments/portal.tsx'
import { portalRoutes as cases } from './cases/portal.tsx'
import { portalRoutes as feedback } from './feedback/portal.tsx'
import type { PortalRoute } from './foundation/http/index.ts'
import { mailboxRoutes } from './foundation/messages/mailbox.tsx'
import { developerRoutes } from './foundation/openapi/portal.tsx'
import { storedDataRoutes } from './foundation/retention/portal.tsx'
import { portalRoutes as hotline } from './hotline/portal.tsx'
import { portalRoutes as offices } from './offices/portal.tsx'
import { portalRoutes as people } from './people/portal.tsx'
import { retention } from './retention.ts'
import { portalRoutes as services } from './services/portal.tsx'

/** What citizens see. */
export const portalRoutes: readonly PortalRoute[] = [
  ...services,
  ...offices,
  ...applications,
  ...appointments,
  ...cases,
  ...feedback,
  ...hotline,
  ...storedDataRoutes(retention),
  ...mailboxRoutes,
  ...people,
  ...developerRoutes(apiRoutes),
]
