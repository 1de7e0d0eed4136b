import { StartError, sentenceOf } from './start-error.ts'

/** What one operating-system process of ours may do about its own life. */
export interface OwnProcess {
  /** Called when the process ends, the latest first: what was opened last is closed first. */
  onStop(name: string, undo: () => unknown): void
  /** Everything is up. Tells the process that started us, where there is one. */
  ready(address?: string): void
  stop(exitCode?: number): Promise<void>
  readonly stopping: boolean
}

export type Report = { kind: 'ready'; address?: string } | { kind: 'failed'; sentence: string }
export const STOP = 'stop'

/** One thing that hangs must not keep the rest open, nor the process alive. */
const LIMIT = 8_000
const WORD_OF_PARENT = 1_000

/**
 * Runs the main part of a process. It ends with exit code 0 on Ctrl-C, SIGTERM, or when whoever started it
 * is gone; with 1 after an error, whose sentence is printed.
 */
export async function runProcess(work: (own: OwnProcess) => Promise<void>): Promise<void> {
  const undos: { name: string; undo: () => unknown }[] = []
  let stopping = false
  const own: OwnProcess = {
    onStop: (name, undo) => undos.push({ name, undo }),
    ready: address => process.send?.({ kind: 'ready', ...(address && { address }) } satisfies Report),
    stop,
    get stopping() {
      return stopping
    },
  }
  listenForTheEnd(own)
  try {
    await work(own)
  } catch (error) {
    await fail(error)
  }

  async function stop(exitCode = 0): Promise<void> {
    if (stopping) return
    stopping = true
    for (const { name, undo } of undos.reverse()) await within(LIMIT, name, undo)
    process.exit(exitCode)
  }

  async function fail(error: unknown): Promise<void> {
    // What breaks because everything is being closed is no news.
    if (stopping) return
    if (process.send && error instanceof StartError) {
      const report: Report = { kind: 'failed', sentence: error.message }
      await new Promise(resolve => process.send!(report, resolve))
    } else {
      console.error(sentenceOf(error))
    }
    await stop(1)
  }

  function listenForTheEnd(self: OwnProcess): void {
    process.on('uncaughtException', fail)
    process.on('unhandledRejection', fail)
    if (process.send) {
      // Signals often reach all our processes at once; those with a parent wait for its word, which comes
      // in the right order. Ctrl-C always reaches the parent, SIGTERM may be meant for this one alone.
      process.on('SIGINT', () => {})
      process.on('SIGHUP', () => {})
      process.on('SIGTERM', () => setTimeout(() => self.stop(), WORD_OF_PARENT))
      process.on('message', message => message === STOP && self.stop())
      process.on('disconnect', () => self.stop())
    } else {
      process.on('SIGTERM', () => self.stop())
      process.on('SIGINT', () => self.stop())
      process.on('SIGHUP', () => self.stop())
      watchNpm(self)
    }
  }
}

/** npm cannot pass a SIGKILL on: when it is gone, so is our reason to run. */
function watchNpm(own: OwnProcess): void {
  if (!process.env.npm_lifecycle_event) return
  const npm = process.ppid
  setInterval(() => process.ppid !== npm && own.stop(), 500).unref()
}

async function within(limit: number, name: string, undo: () => unknown): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took longer than ${limit / 1000} s`)), limit)
  })
  try {
    await Promise.race([undo(), late])
  } catch (error) {
    console.error(`Closing ${name} failed: ${error instanceof Error ? error.message : error}`)
  } finally {
    clearTimeout(timer)
  }
}
