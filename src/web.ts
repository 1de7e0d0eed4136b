import { districtIsLoaded } from './district.ts'
import { systemClock } from './foundation/clock.ts'
import { pendingMigrations, poolOf } from './foundation/database/index.ts'
import { lookEveryTime } from './foundation/display-versions.ts'
import { NotFound } from './foundation/errors.ts'
import {
  buildServer,
  listen,
  mayReadMetrics,
  measureProcess,
  measureRequests,
} from './foundation/http/index.ts'
import { jobsRun } from './foundation/jobs/index.ts'
import { runPart } from './foundation/run-part.ts'
import { secretFrom } from './foundation/secret.ts'
import { measureHouse } from './metrics.ts'
import { mounts } from './mounts.ts'
import { securityText } from './security-txt.ts'

/** The web process: portal, workbench and API of one house. */
await runPart('web', { max: 20 }, async ({ own, config, db, secretKey }) => {
  const house = { db, config, clock: systemClock, secret: secretFrom(secretKey) }
  if (!config.keptPages) lookEveryTime()
  const server = await buildServer(house, mounts)
  own.onStop('the web server', () => server.close())

  server.get('/.well-known/security.txt', async (_request, reply) => {
    const text = securityText(config)
    if (!text) throw new NotFound()
    return reply.type('text/plain; charset=utf-8').send(text)
  })
  server.get('/healthz', async () => ({ status: 'alive' }))
  const registry = measureRequests(server)
  measureProcess(registry)
  const metrics = measureHouse(registry, house)
  server.get('/metrics', async (request, reply) => {
    if (mayReadMetrics(request, config.metricsToken))
      return reply.type(registry.contentType).send(await metrics())
    if (!config.metricsToken) throw new NotFound()
    return reply.status(401).header('www-authenticate', 'Bearer').send()
  })
  server.get('/readyz', async (_request, reply) => {
    const missing = await pendingMigrations(text => poolOf(db).query(text))
    if (missing.length > 0) return reply.status(503).send({ status: 'not migrated' })
    if (!(await districtIsLoaded(db))) return reply.status(503).send({ status: 'not seeded' })
    if (!(await jobsRun(db))) return reply.status(503).send({ status: 'jobs not running' })
    return { status: 'ready' }
  })
  own.ready(await listen(server, config))
})
