import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { StartError } from '../../process/index.ts'
import { type Cluster, pathForServer, serverEnvironment } from './cluster.ts'

/** Sorting by code point and UTF-8 everywhere; where German order matters a query says so by collation. */
const INITDB = [
  '--username=postgres',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
  '--auth=reject',
  '--no-instructions',
]

/** Runs initdb. */
export async function initialise(cluster: Cluster, durable: boolean): Promise<void> {
  const child = spawn(
    join(cluster.programs.folder, 'bin/initdb'),
    ['-D', pathForServer(cluster), ...INITDB, ...(durable ? [] : ['--no-sync'])],
    {
      cwd: cluster.folder,
      env: serverEnvironment,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', cluster.lock],
      ...cluster.user,
    },
  )
  let said = ''
  child.stdout!.on('data', text => (said += text))
  child.stderr!.on('data', text => (said += text))
  const code = await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject))
  if (code !== 0) throw new StartError(`The database could not be made in ${cluster.folder}:\n${said.trim()}`)
}
