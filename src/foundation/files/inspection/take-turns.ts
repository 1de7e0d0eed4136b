interface Waiting {
  readonly caller: string
  readonly begin: () => void
  readonly timer: NodeJS.Timeout
}

export interface TurnRules {
  /** So many at the same time. */
  readonly atOnce: number
  /** How long one waits for a turn. */
  readonly patienceMs: number
}

/**
 * So many at a time, the others in order; but somebody who has a turn already gets the next one only when nobody else
 * waits. Answers null to whom it takes too long.
 */
export function takeTurns({ atOnce, patienceMs }: TurnRules) {
  const working: string[] = []
  const queue: Waiting[] = []

  return async <Result>(caller: string, work: () => Promise<Result>): Promise<Result | null> => {
    if (working.length < atOnce) working.push(caller)
    else if (!(await turnComes(caller))) return null
    try {
      return await work()
    } finally {
      working.splice(working.indexOf(caller), 1)
      handOn()
    }
  }

  function turnComes(caller: string): Promise<boolean> {
    return new Promise(resolve => {
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(one), 1)
        resolve(false)
      }, patienceMs)
      const one = { caller, timer, begin: () => resolve(true) }
      queue.push(one)
    })
  }

  function handOn(): void {
    const next = queue.find(({ caller }) => !working.includes(caller)) ?? queue[0]
    if (!next) return
    queue.splice(queue.indexOf(next), 1)
    clearTimeout(next.timer)
    working.push(next.caller)
    next.begin()
  }
}
