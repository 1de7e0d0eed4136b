import { randomBytes } from 'node:crypto'
import { afterAll } from 'vitest'
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

/** A migrated database of its own, cloned in about 50 ms; dropped after the file's tests. */
export async function createTestDatabase({
  demo = false,
  max = 10,
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = process.env.SCHALTER_TEST_SERVER
  if (!server) throw new Error('The test server is not running: start tests by npm test or npx vitest')
  const name = `test_${randomBytes(6).toString('hex')}`
  const template = demo ? await provideDemoTemplate(server) : TEMPLATE
  await asAdmin(server, client => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`))

  const url = urlFor(server, name, 'schalter_app')
  const db = openDatabase(url, { max })
  let dropped = false
  const drop = async () => {
    if (dropped) return
    dropped = true
    await db.destroy()
    await asAdmin(server, client => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
  }
  afterAll(drop)
  return { db, url, ownerUrl: urlFor(server, name, 'schalter_owner'), adminUrl: urlFor(server, name), drop }
}
