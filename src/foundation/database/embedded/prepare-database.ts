import { connect } from '../connect.ts'

/** Roles and database are made on the first start, and again where they are missing. */
export async function prepareDatabase(url: string): Promise<void> {
  const client = await connect(url)
  try {
    const { rows } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'schalter'")
    if (rows.length > 0) return
    await client.query(ROLES)
    await client.query('CREATE DATABASE schalter OWNER schalter_owner')
  } finally {
    await client.end()
  }
}

const ROLES = `
DO $$ BEGIN
  IF to_regrole('schalter_owner') IS NULL THEN CREATE ROLE schalter_owner LOGIN; END IF;
  IF to_regrole('schalter_app') IS NULL THEN CREATE ROLE schalter_app LOGIN; END IF;
END $$`
