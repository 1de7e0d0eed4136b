import { doctor, migrateCommand, runCommand } from './foundation/command/index.ts'
import { peopleCommands } from './people/commands.ts'

/** The operator's command line: what exists is listed here, and nothing else. */
await runCommand([doctor, migrateCommand, ...peopleCommands], process.argv.slice(2))
