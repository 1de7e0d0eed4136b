import { existsSync, readFileSync } from 'node:fs'
import { readConnectionFile } from '../../../src/foundation/database/index.ts'
import { freePort } from '../../support/house.ts'
import { descendantsOf, goneWithin } from '../../support/processes.ts'
import { type Program, run, temporaryFolder } from '../../support/program.ts'

/** `program` is `npm start` itself, whose parts have to end by themselves. */
export const victims = ['web', 'worker', 'database', 'program', 'everything'] as const
export type Victim = (typeof victims)[number]

/** What a command line says of who is who; the server's own children rename themselves. */
const SIGNS = { web: /dist\/web\.js/, worker: /dist\/worker\.js/, database: /bin\/postgres\0/ }

/** The house as `npm start` runs it, always at the same address and on the same folder; parts of it get killed. */
export class KillableHouse {
  readonly data = temporaryFolder()
  readonly address: string
  private program: Program

  private constructor(private readonly environment: Record<string, string>) {
    this.address = `http://127.0.0.1:${environment.PORT}`
    this.program = run({ data: this.data, environment })
  }

  static async start(environment: Record<string, string>): Promise<KillableHouse> {
    const port = String(await freePort())
    const house = new KillableHouse({ ...environment, RATE_LIMIT: 'off', PORT: port })
    await house.program.address
    return house
  }

  get databaseUrl(): string {
    return readConnectionFile(this.data)!.url
  }

  /** What all programs so far have printed since the last start, for a find. */
  get output(): string {
    return this.program.output()
  }

  /** A part that dies in its very first start ends the program; who runs it starts it again, as systemd does. */
  private startAgain(): void {
    if (commandOf(this.program.pid) === '')
      this.program = run({ data: this.data, environment: this.environment })
  }

  /** False where there was nobody of that kind at this moment. */
  async kill(victim: Victim): Promise<boolean> {
    this.startAgain()
    const family = descendantsOf(this.program.pid)
    if (victim === 'everything') {
      for (const pid of [this.program.pid, ...family]) end(pid)
      await goneWithin(20_000, [this.program.pid, ...family])
      this.program = run({ data: this.data, environment: this.environment })
      return true
    }
    if (victim === 'program') {
      end(this.program.pid)
      // At once: the next start waits for what the last one leaves to end.
      this.program = run({ data: this.data, environment: this.environment })
      const left = await goneWithin(20_000, family)
      if (left.length > 0) throw new Error(`Left behind by a program that was killed: ${left.map(commandOf)}`)
      return true
    }
    const pid = family.find(one => SIGNS[victim].test(commandOf(one)))
    if (pid) end(pid)
    return pid !== undefined
  }

  async isReady(): Promise<boolean> {
    this.startAgain()
    const signal = AbortSignal.timeout(5_000)
    const answer = await fetch(`${this.address}/readyz`, { signal }).catch(() => null)
    return answer?.ok ?? false
  }

  stop(): Promise<number | NodeJS.Signals> {
    return this.program.stop()
  }
}

/** Those who can be hunted here: command lines are read where Linux has them. */
export const canKill = existsSync('/proc/self/cmdline')

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It was faster.
  }
}
