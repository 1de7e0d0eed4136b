import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Child, startChild } from '../../src/foundation/process/index.ts'
import { root } from '../../src/foundation/root.ts'
import { cloneDatabase } from '../../src/foundation/testing/clone-database.ts'
import { testConfig } from '../../src/foundation/testing/test-config.ts'

/** The whole house on a database of its own, with the demo in it: what `npm start` runs, without the start. */
export interface House {
  readonly address: string
  readonly databaseUrl: string
  /** May do everything, for tests that look behind the scenes. */
  readonly adminUrl: string
  /** Mails lie in `mail/` of it. */
  readonly dataFolder: string
}

export interface RunningHouse extends House {
  stop(): Promise<void>
}

export interface HouseOptions {
  /** Without one, nothing is done after the answer: no mail leaves, no letter is made. */
  worker?: boolean
  /** More of the environment, which may depend on the port. */
  environment?(port: number): Record<string, string>
}

/** The built web server and the built worker, as they are delivered. Whoever starts them stops them. */
export async function startHouse({
  worker = true,
  environment: more,
}: HouseOptions = {}): Promise<RunningHouse> {
  execFileSync(process.execPath, [join(root, 'tools/build.mjs')])
  const database = await cloneDatabase({ demo: true, max: 2 })
  const dataFolder = realpathSync(mkdtempSync(join(tmpdir(), 'schalter-house-')))
  const port = await freePort()
  const environment = {
    PATH: process.env.PATH,
    SCHALTER_DATA: dataFolder,
    SCHALTER_SECRET: testConfig().givenSecret!,
    DATABASE_URL: database.url,
    PORT: String(port),
    RATE_LIMIT: 'off',
    // Journeys of who may not are refused by the hundred.
    LOG_LEVEL: 'error',
    ...more?.(port),
  }
  const start = (name: string) =>
    startChild({ name, script: join(root, `dist/${name}.js`), environment, log: console.error })
  // Stopped in this order: nobody is served while the rest closes.
  const parts: Child[] = [start('web'), ...(worker ? [start('worker')] : [])]
  const stop = async () => {
    for (const part of parts) await part.stop()
    await database.drop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
  try {
    const [address] = await Promise.all(parts.map(part => part.ready))
    return { address: address!, databaseUrl: database.url, adminUrl: database.adminUrl, dataFolder, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
