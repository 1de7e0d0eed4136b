import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { apiRoutes } from './api.ts'
import { describeRights } from './describe-rights.ts'
import { root } from './foundation/root.ts'
import { portalRoutes } from './portal.tsx'
import { allPermissions, workbenchRoutes } from './workbench.tsx'

/** `npm run rights` writes docs/rights.md as the route tables give it. */
const routes = {
  workbench: workbenchRoutes,
  portal: portalRoutes,
  api: apiRoutes,
  permissions: allPermissions,
}
writeFileSync(join(root, 'docs/rights.md'), describeRights(routes))
