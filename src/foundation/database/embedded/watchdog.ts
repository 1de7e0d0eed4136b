import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Cluster, pathForServer, serverEnvironment } from './cluster.ts'

/**
 * A shell stands between us and the server. A reader beside it waits for the end of a pipe we never write
 * to: the pipe ends when we close it, and also when we are killed. Then the server is stopped. Thus
 * `kill -9` of our process leaves no orphan; should the outer shell be killed too, the reader suffices.
 *
 * Descriptor 3 is the pipe, 4 the lock of the data folder. Background jobs of dash get /dev/null as
 * standard input; that is why the pipe is not 0.
 */
const SCRIPT = `
stopping=
trap 'stopping=yes; kill -INT $server 2>/dev/null' USR1 TERM INT HUP
"$@" 3<&- &
server=$!
{
  trap - USR1 TERM INT HUP
  read -r nothing <&3
  kill -USR1 $$ 2>/dev/null
  kill -INT $server 2>/dev/null
} &
reader=$!
while :; do
  wait $server
  status=$?
  kill -0 $server 2>/dev/null || break
done
kill $reader 2>/dev/null
[ -n "$stopping" ] && rm -rf "$SOCKET_FOLDER"
exit $status
`

export interface Watchdog {
  process: ChildProcess
  /** Ends the pipe; resolves when server and shell are gone. */
  stop(): Promise<void>
}

export function startServer(
  cluster: Cluster,
  socketFolder: string,
  settings: string[],
  logFile: string,
): Watchdog {
  const log = openLog(logFile)
  const child = spawn(
    '/bin/sh',
    ['-c', SCRIPT, 'schalter-database', join(cluster.programs.folder, 'bin/postgres'), ...postgres()],
    {
      cwd: cluster.folder,
      env: { ...serverEnvironment, SOCKET_FOLDER: socketFolder },
      // A session of its own: Ctrl-C reaches us alone, and the database stops after everything that uses it.
      detached: true,
      stdio: ['ignore', log, log, 'pipe', cluster.lock],
      ...cluster.user,
    },
  )
  closeSync(log)
  const ended = new Promise<void>(resolve =>
    child.once('exit', () => resolve()).once('error', () => resolve()),
  )
  child.stdio[3]!.on('error', () => {})
  return {
    process: child,
    async stop() {
      child.stdio[3]!.destroy()
      const impatience = setTimeout(() => endGroup(child, 'SIGQUIT'), 15_000)
      await ended
      clearTimeout(impatience)
    },
  }

  function postgres(): string[] {
    return ['-D', pathForServer(cluster), '-k', socketFolder, ...settings.flatMap(setting => ['-c', setting])]
  }
}

/** The session we gave it holds the shell, the reader and the server with all its processes. */
function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid && child.exitCode === null) process.kill(-child.pid, signal)
}

const LOG_LIMIT = 10_000_000

function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_LIMIT) renameSync(file, `${file}.old`)
  return openSync(file, 'a', 0o600)
}
