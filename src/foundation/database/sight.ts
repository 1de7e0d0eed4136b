import { CompiledQuery, type DatabaseConnection, type Driver } from 'kysely'

/**
 * What a handle may see of personal rows. The policies of the database read these four as settings of the session
 * and nothing else; a connection without them sees none.
 */
export interface Sight {
  /** `system`: the house itself, which sees everything. */
  readonly actor: 'system' | 'staff' | 'citizen'
  readonly teams: readonly string[]
  /** Realms seen of all teams: `post`, `audit`. */
  readonly reach: readonly string[]
  /** Ids of cases and drafts that this visit has been let into; they grow. */
  readonly keys: Set<string>
}

export const systemSight: Sight = { actor: 'system', teams: [], reach: [], keys: new Set() }

/** A driver on the same connections that looks with these eyes. */
export function seeing(driver: Driver, sight: Sight): Driver {
  return {
    init: async () => {},
    async acquireConnection() {
      const connection = await driver.acquireConnection()
      try {
        await look(connection, sight)
        return connection
      } catch (error) {
        await driver.releaseConnection(connection)
        throw error
      }
    },
    beginTransaction: (connection, settings) => driver.beginTransaction(connection, settings),
    commitTransaction: connection => driver.commitTransaction(connection),
    rollbackTransaction: connection => driver.rollbackTransaction(connection),
    releaseConnection: connection => driver.releaseConnection(connection),
    destroy: async () => {},
  }
}

/** What a connection sees now. Whoever takes it next may be somebody else. */
const last = new WeakMap<DatabaseConnection, string>()

/** One round trip, and none where the connection sees the same already. */
async function look(connection: DatabaseConnection, sight: Sight): Promise<void> {
  const settings = [sight.actor, listOf(sight.teams), listOf(sight.reach), listOf([...sight.keys])]
  const wanted = settings.join('|')
  if (last.get(connection) === wanted) return
  last.delete(connection)
  await connection.executeQuery(CompiledQuery.raw(SET, settings))
  last.set(connection, wanted)
}

const SET = `SELECT set_config('schalter.actor', $1, false), set_config('schalter.teams', $2, false),
  set_config('schalter.reach', $3, false), set_config('schalter.keys', $4, false)`

/** Ids and slugs; a comma would make two of one. */
function listOf(values: readonly string[]): string {
  if (values.some(value => value.includes(','))) throw new Error(`No team or key holds a comma: ${values}`)
  return values.join(',')
}
