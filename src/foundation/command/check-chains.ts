import { type Chain, checkChain } from '../audit/index.ts'
import { StartError } from '../process/index.ts'
import type { Command } from './command.ts'

/** @param chains what the house has chained by hash, by the name under which it is told */
export function checkChainsCommand(chains: Readonly<Record<string, Chain>>): Command {
  return {
    name: 'check chains',
    summary: 'Walks what is chained by hash, and names the first entry that somebody changed',
    async run(call) {
      const db = await call.database()
      const broken: string[] = []
      for (const [name, chain] of Object.entries(chains)) {
        const state = await checkChain(db, chain)
        if (state.broken === null) call.say(`${name}: ${state.checked} entries, all as they were written`)
        else
          broken.push(`${name}: entry ${state.broken} is not as it was written, or one before it is missing`)
      }
      if (broken.length > 0) throw new StartError(broken.join('\n'))
    },
  }
}
