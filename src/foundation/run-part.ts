import { type Config, readConfig } from './config.ts'
import { type Database, openDatabase, refuseUnmigrated } from './database/index.ts'
import { confirmSecret, readSecret } from './own-secret.ts'
import { type OwnProcess, runProcess } from './process/index.ts'
import { runningDatabase } from './running-database.ts'

export interface Part {
  own: OwnProcess
  config: Config
  db: Database
  /** The installation's secret, as `secretFrom` takes it. */
  secretKey: string
}

/** One process of the program, on a database that runs already: what the web and the worker have in common. */
export function runPart(
  name: string,
  { max }: { max: number },
  work: (part: Part) => Promise<void>,
): Promise<void> {
  return runProcess(async own => {
    const config = readConfig()
    const { url } = runningDatabase(config)
    await refuseUnmigrated(url)
    const db = openDatabase(url, { max, name: `schalter ${name}` })
    own.onStop('the database connections', () => db.destroy())
    const secretKey = readSecret(config)
    await confirmSecret(db, secretKey)
    await work({ own, config, db, secretKey })
  })
}
