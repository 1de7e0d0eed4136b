import type { Config } from '../config.ts'
import type { Connection, Database } from '../database/index.ts'

/** One errand of the operator: `npm run schalter -- NAME ARGUMENTS`. */
export interface Command {
  /** One word or two: `doctor`, `user list`. */
  readonly name: string
  /** What follows the name, as the help shows it: `FILE [--dry-run]`. */
  readonly usage?: string
  readonly summary: string
  run(call: Call): Promise<void>
}

export interface Call {
  readonly config: Config
  readonly arguments: readonly string[]
  say(line: string): void
  /** Opened on first use and closed after the command; refuses one that lacks migrations. */
  database(): Promise<Database>
  /** The addresses behind it, also of one that lacks migrations. `make` starts an empty one where there is none. */
  connection(options?: { make?: boolean }): Promise<Connection>
}
