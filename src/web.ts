import { sql } from 'kysely'
import { apiRoutes } from './api.ts'
import { districtIsLoaded } from './district.ts'
import { systemClock } from './foundation/clock.ts'
import { pendingMigrations, poolOf } from './foundation/database/index.ts'
import { buildServer, listen } from './foundation/http/index.ts'
import { jobsRun } from './foundation/jobs/index.ts'
import { runPart } from './foundation/run-part.ts'
import { secretFrom } from './foundation/secret.ts'
import { findSession, SESSION_COOKIE } from './people/index.ts'
import { SIGN_IN_PATH } from './people/workbench.tsx'
import { portalRoutes } from './portal.tsx'
import { areasFor, workbenchRoutes } from './workbench.tsx'

/** The web process: portal, workbench and API of one house. */
await runPart('web', { max: 20 }, async ({ own, config, db, secretKey }) => {
  const house = { db, config, clock: systemClock, secret: secretFrom(secretKey) }
  const server = await buildServer(house, {
    portal: portalRoutes,
    workbench: workbenchRoutes,
    api: apiRoutes,
    identify: async visit => {
      const token = visit.cookie(SESSION_COOKIE)
      return token ? findSession(visit.db, token, visit.clock.now()) : null
    },
    areasFor,
    signInPath: SIGN_IN_PATH,
  })
  own.onStop('the web server', () => server.close())

  server.get('/healthz', async () => ({ status: 'alive' }))
  server.get('/readyz', async (_request, reply) => {
    const missing = await pendingMigrations(text => poolOf(db).query(text))
    if (missing.length > 0) return reply.status(503).send({ status: 'not migrated' })
    if (!(await districtIsLoaded(db))) return reply.status(503).send({ status: 'not seeded' })
    if (!(await jobsRun(db))) return reply.status(503).send({ status: 'jobs not running' })
    return { status: 'ready' }
  })
  await sql`SELECT 1`.execute(db)
  own.ready(await listen(server, config))
})
