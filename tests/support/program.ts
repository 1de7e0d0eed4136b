import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../src/foundation/root.ts'
import { afterEveryFile } from '../../src/foundation/testing/index.ts'

/** One of our programs, run as an operator runs it. */
export interface Program {
  child: ChildProcess
  pid: number
  /** All it has printed so far. */
  output(): string
  /** Where it is open; fails with its output when it ends instead. */
  address: Promise<string>
  /** How it ended. */
  ended: Promise<number | NodeJS.Signals>
  stop(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals>
}

export interface ProgramOptions {
  data: string
  environment?: Record<string, string>
  /** Default: `node tools/start.mjs`. */
  command?: [string, ...string[]]
  user?: { uid: number; gid: number }
}

const OPEN = /is open at (http:\S+)/
const running = new Set<ChildProcess>()

export function run({ data, environment = {}, command, user }: ProgramOptions): Program {
  const [file, ...parameters] = command ?? [process.execPath, 'tools/start.mjs']
  const child = spawn(file, parameters, {
    cwd: root,
    // A group of its own, as a terminal gives it: so a test can press Ctrl-C.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...ownEnvironment(), SCHALTER_DATA: data, SCHALTER_DEMO: 'off', PORT: '0', ...environment },
    ...user,
  })
  running.add(child)
  let said = ''
  const ended = new Promise<number | NodeJS.Signals>(resolve =>
    child.once('close', (code, signal) => {
      running.delete(child)
      resolve(code ?? signal!)
    }),
  )
  const address = new Promise<string>((resolve, reject) => {
    const listen = (text: Buffer) => {
      said += text
      const found = OPEN.exec(said)
      if (found) resolve(found[1]!)
    }
    child.stdout!.on('data', listen)
    child.stderr!.on('data', listen)
    ended.then(how => reject(new Error(`ended with ${how}:\n${said}`)))
  })
  address.catch(() => {})
  return {
    child,
    pid: child.pid!,
    output: () => said,
    address,
    ended,
    stop(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}

/** Neither the settings of whoever runs the tests nor what npm and vitest add. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env
  return Object.fromEntries(Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value))
}

let prepared: Promise<string> | undefined

/** A data folder as after a first start: copied, because a first start takes longer. */
export async function preparedFolder(): Promise<string> {
  prepared ??= (async () => {
    const data = temporaryFolder()
    const program = run({ data })
    await program.address
    await program.stop()
    return data
  })()
  const data = temporaryFolder()
  cpSync(await prepared, data, { recursive: true, filter: path => !path.endsWith('.socket') })
  return data
}

/** Where a first start was told anyway: its folder, stopped by now, is the one that is copied. */
export function servesAsPrepared(data: string): void {
  prepared ??= Promise.resolve(data)
}

/** A folder that goes with the test file. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'schalter-start-')))
  folders.push(folder)
  return folder
}
const folders: string[] = []

afterEveryFile(() => {
  for (const child of running) child.kill('SIGKILL')
  for (const folder of folders.splice(0))
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})
