import { startTestServer } from './server.ts'

/** Both vitest projects call this in one process; the server is started once and stopped with the last. */
const VARIABLE = 'SCHALTER_TEST_SERVER'

export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[VARIABLE]) return undefined
  const server = await startTestServer()
  process.env[VARIABLE] = server.adminUrl
  return async () => {
    delete process.env[VARIABLE]
    await server.stop()
  }
}
