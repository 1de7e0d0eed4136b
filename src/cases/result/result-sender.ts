import type { Transaction } from '../../foundation/database/index.ts'
import { letterSender } from '../../offices/index.ts'
import { getTeam } from '../../people/index.ts'
import type { ResultSender } from './letter-to-applicant.ts'

/** Who writes: the team, from the address of its back office. */
export async function senderOf(tx: Transaction, teamId: string, signature: string): Promise<ResultSender> {
  const team = await getTeam(tx, teamId)
  const office = await letterSender(tx, team.office)
  const contact = {
    ...(team.phone ? { phone: team.phone } : {}),
    ...(team.email ? { email: team.email } : {}),
  }
  // The back offices of the demo are called after their teams; saying it twice helps nobody.
  const unit = office.office.includes(team.name.de) ? {} : { unit: team.name.de }
  return { sender: { ...office, ...unit, ...contact }, signature }
}
