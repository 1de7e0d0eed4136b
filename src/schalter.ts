import { caseCommands } from './cases/commands.ts'
import { districtCommands } from './district-commands.ts'
import { logChain, paperCommands } from './emergency/index.ts'
import { auditChain } from './foundation/audit/index.ts'
import { backupCommands } from './foundation/backup/index.ts'
import { checkChainsCommand, doctor, migrateCommand, runCommand } from './foundation/command/index.ts'
import { mailCommands } from './foundation/messages/index.ts'
import { peopleCommands } from './people/commands.ts'
import { retention } from './retention.ts'
import { secretCommand } from './secret-command.ts'

/** The operator's command line: what exists is listed here, and nothing else. */
await runCommand(
  [
    doctor,
    checkChainsCommand({ 'Audit trail': auditChain, 'Log of emergencies': logChain }),
    migrateCommand,
    ...backupCommands(retention),
    secretCommand,
    ...mailCommands,
    ...caseCommands,
    ...districtCommands,
    ...peopleCommands,
    ...paperCommands,
  ],
  process.argv.slice(2),
)
