import { execFileSync } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { startChild } from '../../src/foundation/process/index.ts'
import { root } from '../../src/foundation/root.ts'
import { createTestDatabase, type TestDatabase, testConfig } from '../../src/foundation/testing/index.ts'
import { temporaryFolder } from './program.ts'

/** The whole house on a database of its own: what `npm start` runs, without the start. */
export interface House {
  address: string
  database: TestDatabase
  /** Mails lie in `mail/` of it. */
  dataFolder: string
}

export interface HouseOptions {
  /** Default: with the demo district. */
  demo?: boolean
  environment?: Record<string, string>
}

/** Ends with the test file. */
export async function openHouse({ demo = true, environment = {} }: HouseOptions = {}): Promise<House> {
  execFileSync(process.execPath, [join(root, 'tools/build.mjs')])
  const database = await createTestDatabase({ demo })
  const dataFolder = temporaryFolder()
  const settings = {
    PATH: process.env.PATH,
    SCHALTER_DATA: dataFolder,
    SCHALTER_SECRET: testConfig().givenSecret!,
    SCHALTER_DEMO: demo ? 'on' : 'off',
    DATABASE_URL: database.url,
    PORT: String(await freePort()),
    RATE_LIMIT: 'off',
    ...environment,
  }
  const [worker, web] = ['worker', 'web'].map(name =>
    startChild({ name, script: join(root, `dist/${name}.js`), environment: settings, log: console.error }),
  )
  stops.push(async () => {
    await web!.stop()
    await worker!.stop()
  })
  const [address] = await Promise.all([web!.ready, worker!.ready])
  return { address: address!, database, dataFolder }
}

// Run before the databases and folders go: vitest calls what was registered last first.
const stops: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const stop of stops) await stop()
})

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
