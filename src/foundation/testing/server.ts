import pg from 'pg'
import { migrate, startTemporary } from '../database/index.ts'

/** The PostgreSQL server of a test run; its addresses travel to the test processes by the environment. */
export interface TestServer {
  /** May create and drop databases. */
  adminUrl: string
  stop(): Promise<void>
}

export const TEMPLATE = 'schalter_test_template'
export const DEMO_TEMPLATE = 'schalter_test_demo'

/** An outside server where TEST_DATABASE_URL names one (a superuser's), else an embedded one in a folder of its own. */
export async function startTestServer(): Promise<TestServer> {
  const outside = process.env.TEST_DATABASE_URL
  const server = outside ? { adminUrl: outside, stop: async () => {} } : await startOwnServer()
  try {
    await makeTemplate(server.adminUrl)
    return server
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function startOwnServer(): Promise<TestServer> {
  const embedded = await startTemporary('npm test')
  return { adminUrl: embedded.url('postgres', 'postgres'), stop: () => embedded.stop() }
}

async function makeTemplate(adminUrl: string): Promise<void> {
  await asAdmin(adminUrl, async client => {
    await client.query(`
      DO $$ BEGIN
        IF to_regrole('schalter_owner') IS NULL THEN CREATE ROLE schalter_owner LOGIN; END IF;
        IF to_regrole('schalter_app') IS NULL THEN CREATE ROLE schalter_app LOGIN; END IF;
      END $$`)
    for (const name of [TEMPLATE, DEMO_TEMPLATE])
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${TEMPLATE} OWNER schalter_owner`)
  })
  await migrate(urlFor(adminUrl, TEMPLATE, 'schalter_owner'), { programRole: 'schalter_app' })
}

export function urlFor(adminUrl: string, database: string, role?: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  if (role) url.username = role
  return url.href
}

export async function asAdmin<Result>(
  adminUrl: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: adminUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
