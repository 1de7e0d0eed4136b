import { readConfig } from '../config.ts'
import { type Database, openDatabase, refuseUnmigrated } from '../database/index.ts'
import { runProcess } from '../process/index.ts'
import type { Call, Command } from './command.ts'
import { type ReachedDatabase, reachDatabase } from './reach-database.ts'

/** Runs the command that the arguments name, or shows what there is. */
export function runCommand(commands: readonly Command[], given: readonly string[]): Promise<void> {
  return runProcess(async own => {
    const command = find(commands, given)
    if (!command) {
      showHelp(commands)
      return own.stop(given.length === 0 || asksForHelp(given) ? 0 : 1)
    }
    if (asksForHelp(given)) {
      console.log(`${line(command)}\n  ${command.summary}`)
      return own.stop()
    }

    const config = readConfig()
    let reached: ReachedDatabase | undefined
    let database: Database | undefined
    own.onStop('the database', () => reached?.leave())
    own.onStop('the database connections', () => database?.destroy())
    const call: Call = {
      config,
      arguments: given.slice(command.name.split(' ').length),
      say: text => console.log(text),
      async connection(options) {
        reached ??= await reachDatabase(config, options)
        return reached.connection
      },
      async database() {
        if (database) return database
        const { url } = await call.connection()
        await refuseUnmigrated(url)
        database = openDatabase(url, { max: 4, name: `schalter ${command.name}` })
        return database
      },
    }
    await command.run(call)
    await own.stop(Number(process.exitCode ?? 0))
  })
}

function find(commands: readonly Command[], given: readonly string[]): Command | undefined {
  const words = given.filter(word => !word.startsWith('-'))
  // `export case` before `export`.
  return commands
    .filter(({ name }) => name === words.slice(0, name.split(' ').length).join(' '))
    .sort((a, b) => b.name.length - a.name.length)[0]
}

function asksForHelp(given: readonly string[]): boolean {
  return given.includes('--help') || given.includes('-h')
}

function showHelp(commands: readonly Command[]): void {
  const lines = commands.map(command => [line(command), command.summary] as const)
  const width = Math.max(...lines.map(([left]) => left.length))
  console.log('npm run schalter -- COMMAND\n')
  for (const [left, summary] of lines) console.log(`  ${left.padEnd(width)}  ${summary}`)
  console.log(`\n  ${'COMMAND --help'.padEnd(width)}  How a command is called`)
}

function line({ name, usage }: Command): string {
  return usage ? `${name} ${usage}` : name
}
