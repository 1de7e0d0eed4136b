import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import {
  type DistrictFiles,
  demoSignIns,
  districtIsLoaded,
  prepareDistrict,
  readDistrict,
} from './district.ts'
import { type Config, readConfig } from './foundation/config.ts'
import { prepareDataFolder } from './foundation/data-folder.ts'
import {
  type Connection,
  type Database,
  migrate,
  openDatabase,
  programRole,
  removeConnectionFile,
  startEmbedded,
  writeConnectionFile,
} from './foundation/database/index.ts'
import { confirmSecret, readSecret } from './foundation/own-secret.ts'
import { type Child, type OwnProcess, runProcess, startChild } from './foundation/process/index.ts'
import { root } from './foundation/root.ts'

/** What `npm start` runs: the database where none is given, then the two processes of the program. */
await runProcess(async own => {
  const config = readConfig()
  prepareDataFolder(config.dataFolder)
  // Read while the database is being made.
  const providing = provideDatabase(own, config)
  const district = isNew(config) ? readDistrict() : undefined
  const connection = await providing
  const db = openDatabase(connection.url, { max: 4, name: 'schalter start' })
  own.onStop('the database connections', () => db.destroy())
  await prepareDatabase(config, connection, db, district)
  if (own.stopping) return

  const environment = await environmentFor(config, connection)
  // Stopped in the opposite order: nobody is served while the rest closes.
  const worker = startPart(own, 'worker', environment)
  const web = startPart(own, 'web', environment)
  const signIns = await demoSignIns(db, config)
  await db.destroy()
  const [address] = await Promise.all([web.ready, worker.ready])
  say(`Schalter is open at ${address}`)
  for (const line of signIns) say(line)
  own.ready(address)
})

/** True where `startEmbedded` makes the database before it runs. */
function isNew(config: Config): boolean {
  return !config.databaseUrl && !existsSync(join(config.dataFolder, 'postgres'))
}

async function provideDatabase(own: OwnProcess, config: Config): Promise<Connection> {
  if (config.databaseUrl) return { url: config.databaseUrl, migrationUrl: config.migrationUrl! }
  const embedded = await startEmbedded({ folder: config.dataFolder, program: 'npm start', log: say })
  own.onStop('the database', () => embedded.stop())
  const connection = { url: embedded.url('schalter_app'), migrationUrl: embedded.url('schalter_owner') }
  writeConnectionFile(config.dataFolder, connection)
  own.onStop('the connection file', () => removeConnectionFile(config.dataFolder))
  return connection
}

async function prepareDatabase(
  config: Config,
  { url, migrationUrl }: Connection,
  db: Database,
  district?: Promise<DistrictFiles>,
): Promise<void> {
  await migrate(migrationUrl, { programRole: await programRole(url, migrationUrl), log: say })
  await confirmSecret(db, readSecret(config))
  if (!(await districtIsLoaded(db))) say('Loading Hamburg and the past of the demo; this happens once.')
  await prepareDistrict(db, config, district)
}

/** The parts see the embedded database as an outside one, and never learn how to alter its tables. */
async function environmentFor(config: Config, { url }: Connection): Promise<NodeJS.ProcessEnv> {
  return {
    ...process.env,
    SCHALTER_DATA: config.dataFolder,
    DATABASE_URL: url,
    MIGRATION_URL: '',
    PORT: String(config.port || (await freePort(config.host))),
  }
}

function startPart(own: OwnProcess, name: string, environment: NodeJS.ProcessEnv): Child {
  const part = startChild({ name, script: join(root, `dist/${name}.js`), environment, log: say })
  own.onStop(`the ${name} process`, () => part.stop())
  return part
}

/** PORT=0: chosen here and not by the web process, because addresses in mails name it. */
function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, host, () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

function say(line: string): void {
  console.log(line)
}
