import type { Command } from '../foundation/command/index.ts'
import { listStaff } from './queries.ts'

const list: Command = {
  name: 'user list',
  summary: 'Shows who works here, with roles and teams',
  async run(call) {
    const staff = await listStaff(await call.database())
    if (staff.length === 0) call.say('Nobody works here yet.')
    for (const { signIn, name, roles, teams, demo } of staff) {
      call.say([signIn, name, roles.join(', '), teams.join(', '), ...(demo ? ['demo'] : [])].join('\t'))
    }
  },
}

export const peopleCommands: readonly Command[] = [list]
