import { randomBytes } from 'node:crypto'
import { type Database, openDatabase } from '../database/index.ts'
import { provideDemoTemplate } from './demo-template.ts'
import { asAdmin, TEMPLATE, urlFor } from './server.ts'

export interface TestDatabase {
  /** As the program sees it: rows only, no altering of tables. */
  db: Database
  url: string
  /** As whoever migrates. */
  ownerUrl: string
  /** May do everything, for tests that look behind the scenes. */
  adminUrl: string
  drop(): Promise<void>
}

export interface TestDatabaseOptions {
  /** With the demo district in it. The first test that asks waits until it is loaded. */
  demo?: boolean
  /** Connections at most; raise it for races. */
  max?: number
}

/** A migrated database of its own, in about 50 ms; whoever asks for it drops it. */
export async function cloneDatabase({ demo = false, max = 10 }: TestDatabaseOptions): Promise<TestDatabase> {
  return cloneOf(demo ? await provideDemoTemplate(testServer()) : TEMPLATE, max)
}

export async function cloneOf(template: string, max: number): Promise<TestDatabase> {
  const server = testServer()
  const name = `test_${randomBytes(6).toString('hex')}`
  // Copying files takes half the time of writing pages to the log, creating and dropping together.
  const copy = `CREATE DATABASE ${name} TEMPLATE ${template} OWNER schalter_owner STRATEGY file_copy`
  await asAdmin(server, client => client.query(copy))
  const url = urlFor(server, name, 'schalter_app')
  const db = openDatabase(url, { max })
  const drop = async () => {
    await db.destroy()
    await asAdmin(server, client => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
  }
  return { db, url, ownerUrl: urlFor(server, name, 'schalter_owner'), adminUrl: urlFor(server, name), drop }
}

function testServer(): string {
  const server = process.env.SCHALTER_TEST_SERVER
  if (!server) throw new Error('The test server is not running: start tests by npm test or npx vitest')
  return server
}
