import { type ChildProcess, fork } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Report, STOP } from './run-process.ts'
import { StartError } from './start-error.ts'

export interface Child {
  /** Its address, if it has one. Rejects with a sentence when it cannot start. */
  ready: Promise<string | undefined>
  stop(): Promise<void>
}

export interface ChildOptions {
  /** `web`, for sentences. */
  name: string
  /** The built file. */
  script: string
  environment: NodeJS.ProcessEnv
  log: (line: string) => void
}

const PATIENCE = 60_000
const STOP_LIMIT = 10_000
const LONGEST_PAUSE = 10_000

/** Starts one of our processes; once it was ready, it is started again whenever it dies. */
export function startChild(options: ChildOptions): Child {
  let stopping = false
  let current = spawn(options)
  const ready = becomeReady(current, options)
  ready.then(keepAlive, () => {})
  return { ready, stop }

  async function keepAlive(): Promise<void> {
    for (let pause = 100; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      const since = Date.now()
      const how = await ended(current)
      if (stopping) return
      options.log(`The ${options.name} process ended (${how}); it is started again.`)
      if (Date.now() - since > LONGEST_PAUSE) pause = 100
      await sleep(pause)
      if (stopping) return
      current = spawn(options)
      await becomeReady(current, options).catch(error => options.log(error.message))
    }
  }

  async function stop(): Promise<void> {
    stopping = true
    if (isOver(current)) return
    const impatience = setTimeout(() => current.kill('SIGKILL'), STOP_LIMIT)
    if (current.connected) current.send(STOP)
    await ended(current)
    clearTimeout(impatience)
  }
}

/**
 * Room for short-lived objects, twice what Node gives: collecting them takes 2 ms whenever it is full, and so comes after more
 * than a hundred answers and not after seventy. Up to 48 MB more in each process.
 */
const YOUNG = '--max-semi-space-size=32'

function spawn({ script, environment }: ChildOptions): ChildProcess {
  return fork(script, {
    env: environment,
    execArgv: ['--enable-source-maps', YOUNG],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

async function becomeReady(child: ChildProcess, { name }: ChildOptions): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise((resolve, reject) => {
      child.on('message', (report: Report) => {
        if (report.kind === 'ready') resolve(report.address)
        else reject(new StartError(report.sentence))
      })
      child.once('error', reject)
      void ended(child).then(how =>
        reject(new StartError(`The ${name} process ended while starting (${how}).`)),
      )
      timer = setTimeout(() => reject(new StartError(`The ${name} process did not become ready.`)), PATIENCE)
    })
  } catch (error) {
    if (!isOver(child)) child.kill('SIGKILL')
    throw error
  } finally {
    clearTimeout(timer)
  }
}

function ended(child: ChildProcess): Promise<string> {
  const how = () => child.signalCode ?? `exit code ${child.exitCode}`
  return new Promise(resolve => {
    if (isOver(child)) resolve(how())
    else child.once('exit', () => resolve(how()))
  })
}

function isOver(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}
