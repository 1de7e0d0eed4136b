import Fastify from 'fastify'
import { sql } from 'kysely'
import { pendingMigrations, poolOf } from './foundation/database/index.ts'
import { listen } from './foundation/http/index.ts'
import { runPart } from './foundation/run-part.ts'

await runPart('web', { max: 20 }, async ({ own, config, db }) => {
  const server = Fastify({ forceCloseConnections: 'idle' })
  own.onStop('the web server', () => server.close())
  server.get('/healthz', async () => ({ status: 'alive' }))
  server.get('/readyz', async (_request, reply) => {
    const missing = await pendingMigrations(text => poolOf(db).query(text))
    if (missing.length > 0) return reply.status(503).send({ status: 'not migrated' })
    await sql`SELECT 1`.execute(db)
    return { status: 'ready' }
  })
  own.ready(await listen(server, config))
})
