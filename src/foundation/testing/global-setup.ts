import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../root.ts'
import { startTestServer } from './server.ts'

/** Both vitest projects call this in one process; the server is started once and stopped with the last. */
const VARIABLE = 'SCHALTER_TEST_SERVER'

export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[VARIABLE]) return undefined
  // Whoever takes a file in has it looked at by a built program.
  execFileSync(process.execPath, [join(root, 'tools/build.mjs')], { stdio: 'inherit' })
  const server = await startTestServer()
  process.env[VARIABLE] = server.adminUrl
  return async () => {
    delete process.env[VARIABLE]
    await server.stop()
  }
}
