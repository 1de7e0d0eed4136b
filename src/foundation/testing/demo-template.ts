import type pg from 'pg'
import { prepareDistrict } from '../../district.ts'
import { openDatabase } from '../database/index.ts'
import { asAdmin, DEMO_TEMPLATE, TEMPLATE, urlFor } from './server.ts'
import { testConfig } from './test-config.ts'

const LOCK = 7_410_519
const LOADED = 'the demo district is loaded'

/** Loads the demo district once for a whole test run, whichever test process asks first. */
export async function provideDemoTemplate(server: string): Promise<string> {
  return asAdmin(server, async client => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    if (await isLoaded(client)) return DEMO_TEMPLATE
    await client.query(`DROP DATABASE IF EXISTS ${DEMO_TEMPLATE} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${DEMO_TEMPLATE} TEMPLATE ${TEMPLATE}`)
    const db = openDatabase(urlFor(server, DEMO_TEMPLATE, 'schalter_app'), { max: 4 })
    try {
      await prepareDistrict(db, testConfig({ demo: true }))
    } finally {
      await db.destroy()
    }
    await client.query(`COMMENT ON DATABASE ${DEMO_TEMPLATE} IS '${LOADED}'`)
    return DEMO_TEMPLATE
  })
}

async function isLoaded(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    "SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = $1",
    [DEMO_TEMPLATE],
  )
  return rows[0]?.comment === LOADED
}
