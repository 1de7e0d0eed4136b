export interface Loop {
  stop(): Promise<void>
}

interface LoopOptions {
  readonly name: string
  /** Pause when there was nothing to do. */
  readonly everyMs: number
  /** Returns how much was done; after something was done it is called again at once. */
  readonly work: () => Promise<unknown>
  readonly onError: (name: string, error: unknown) => void
}

const LONGEST_PAUSE_MS = 30_000

/**
 * Works off rows that wait in the database: mails, letters, events. The row itself is the job, so nothing is
 * lost with the process and any number of processes may loop. After an error the pause grows, up to half a minute.
 */
export function repeat({ name, everyMs, work, onError }: LoopOptions): Loop {
  let stopped = false
  let wake: () => void = () => {}
  const pause = (ms: number) =>
    new Promise<void>(resolve => {
      // Told to stop while it worked: there was no pause to wake from yet.
      if (stopped) return resolve()
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const running = (async () => {
    let errors = 0
    while (!stopped) {
      try {
        const done = await work()
        errors = 0
        if (done && !stopped) continue
        await pause(everyMs)
      } catch (error) {
        errors += 1
        onError(name, error)
        await pause(Math.min(LONGEST_PAUSE_MS, everyMs * 2 ** errors))
      }
    }
  })()
  return {
    async stop() {
      stopped = true
      wake()
      await running
    },
  }
}
