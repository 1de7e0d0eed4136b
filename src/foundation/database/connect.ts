import pg from 'pg'
import { StartError } from '../process/index.ts'

const OLDEST = 150_000

/**
 * One connection outside a pool, for what is done once (migrations, backup); it sees every row, like the house itself.
 * A database that is out of reach or too old is said so.
 */
export async function connect(url: string, name = 'schalter'): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: 15_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw new StartError(`The database ${placeOf(url)} cannot be reached: ${reasonOf(error)}.`)
  }
  const { rows } = await client.query(
    "SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number",
  )
  if (rows[0].number >= OLDEST) {
    await seeAsSystem(client)
    return client
  }
  await client.end()
  throw new StartError(
    `The database ${placeOf(url)} is PostgreSQL ${rows[0].version}: Schalter needs 15 or newer.`,
  )
}

/** Row-level security binds the owner, too: without this a connection of pg's own reads no personal row. */
async function seeAsSystem(client: pg.Client): Promise<void> {
  await client.query("SELECT set_config('schalter.actor', 'system', false)")
}

/** Without user and password: it is printed. */
function placeOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url)
  return `${searchParams.get('host') ?? (port ? `${hostname}:${port}` : hostname)}${pathname}`
}

/** Node reports every address it tried, in an error without a message. */
function reasonOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException
  return message || (code ?? String(error))
}
