import { readConfig } from '../src/foundation/config.ts'
import { openDatabase, readConnectionFile } from '../src/foundation/database/index.ts'
import { buildServer } from '../src/foundation/http/index.ts'
import { systemClock } from '../src/foundation/clock.ts'
import { secretFrom } from '../src/foundation/secret.ts'
import { mounts } from '../src/mounts.ts'
const config = { ...readConfig(), logLevel: 'silent' as const, rateLimit: false }
const db = openDatabase(readConnectionFile('/tmp/lead-data')!.url, { max: 20 })
const server = await buildServer({ db, config, clock: systemClock, secret: secretFrom('x'.repeat(20)) }, mounts)
const url = process.argv[2]!
const headers = process.argv[3] ? { cookie: process.argv[3] } : {}
for (let i = 0; i < 300; i++) await server.inject({ url, headers })
const t = performance.now(); let n = 0
while (performance.now() - t < 5000) { await server.inject({ url, headers }); n++ }
console.log((n / 5).toFixed(0), 'per second')
process.exit()
