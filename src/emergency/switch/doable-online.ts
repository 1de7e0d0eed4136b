import type { Temporal } from 'temporal-polyfill'
import { isOneForm, type ToCall } from '../../appointments/index.ts'
import { answerChannels } from '../../channels/index.ts'
import type { Database, Transaction } from '../../foundation/database/index.ts'

/** Which of those who have to be called could do online now what they wanted to come for, by id of the appointment. */
export async function doableOnline(
  db: Database | Transaction,
  calls: readonly ToCall[],
  at: Temporal.Instant,
): Promise<ReadonlySet<string>> {
  const asked = calls.filter(call => call.kind === 'later' && !call.hasCase && isOneForm(call))
  const open = new Map<string, boolean>()
  for (const { services } of asked) {
    const id = services[0]!.id
    if (!open.has(id)) open.set(id, await isOpen(db, id, at))
  }
  return new Set(asked.filter(({ services }) => open.get(services[0]!.id)).map(call => call.appointment))
}

async function isOpen(db: Database | Transaction, service: string, at: Temporal.Instant): Promise<boolean> {
  const answers = await answerChannels(db, service, { at, identified: 'none' })
  return answers.some(
    ({ step, channel, state }) => step === 'apply' && channel === 'online' && state === 'open',
  )
}
