import { migrate, programRole } from '../database/index.ts'
import type { Command } from './command.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Brings the database up to this version, as npm start does',
  async run(call) {
    const { url, migrationUrl } = await call.connection({ make: true })
    await migrate(migrationUrl, { programRole: await programRole(url, migrationUrl), log: call.say })
    call.say('All migrations are applied.')
  },
}
