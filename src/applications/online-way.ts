import type { Temporal } from 'temporal-polyfill'
import { answerChannels, answerForAct } from '../channels/index.ts'
import type { Database, Transaction } from '../foundation/database/index.ts'
import type { Localized } from '../foundation/language/index.ts'
import type { Requirement } from '../law/index.ts'
import type { AssuranceLevel } from '../people/index.ts'
import type { ServiceDefinition } from '../services/index.ts'

const NO_APPLICATION = { de: 'Dafür gibt es keinen Antrag.', en: 'There is no application for this.' }

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
  return online?.reason ?? NO_APPLICATION
}

export interface Sending {
  readonly service: ServiceDefinition
  /** Of this service, from the statement that locks the draft. */
  readonly requirements: readonly Requirement[]
  readonly identified: AssuranceLevel
  readonly at: Temporal.Instant
}

/** Why an application that was begun cannot be sent now; null where it can. The way may have shut since it was begun. */
export async function whySendingIsClosed(tx: Transaction, sending: Sending): Promise<Localized | null> {
  const answer = await answerForAct(tx, { ...sending, step: 'apply', channel: 'online' })
  return answer?.state === 'open' ? null : (answer?.reason ?? NO_APPLICATION)
}
