import type { Temporal } from 'temporal-polyfill'
import { answerChannels } from '../channels/index.ts'
import type { Database, Transaction } from '../foundation/database/index.ts'
import type { Localized } from '../foundation/language/index.ts'
import type { AssuranceLevel } from '../people/index.ts'

/** Why nobody can apply online for this service now; null where they can. */
export async function whyOnlineIsClosed(
  db: Database | Transaction,
  serviceId: string,
  at: Temporal.Instant,
  identified: AssuranceLevel,
): Promise<Localized | null> {
  const answers = await answerChannels(db, serviceId, { at, identified })
  const online = answers.find(answer => answer.step === 'apply' && answer.channel === 'online')
  if (online?.state === 'open') return null
  return online?.reason ?? { de: 'Dafür gibt es keinen Antrag.', en: 'There is no application for this.' }
}
