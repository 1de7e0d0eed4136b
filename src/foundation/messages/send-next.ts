import type { Clock } from '../clock.ts'
import type { Database, Transaction } from '../database/index.ts'
import { isRefusedForGood } from './mail-refusal.ts'
import { claimDue, markFailed, markSent, type QueuedMessage, type Way } from './outbox.ts'

/** For the log: nothing of the person. */
export interface MessageOutcome {
  readonly mail: string
  readonly way: Way
  readonly template: string
  readonly requestId: string | null
  readonly outcome: 'sent' | 'retried later' | 'given up'
}

const RETRY_AFTER_MINUTES = [1, 5, 15, 60, 240, 720] as const

/**
 * Hands over the next message that is due. No transaction is open while the other side answers: a slow one must not
 * hold back the events of the whole house. Whoever claims a message has five minutes; after a crash it is due again,
 * so it may arrive twice, recognisable by its one id.
 *
 * @returns whether there was one
 */
export async function sendNext(
  db: Database,
  clock: Clock,
  way: Way,
  handOver: (message: QueuedMessage) => Promise<void>,
  report: (outcome: MessageOutcome) => void = () => {},
): Promise<boolean> {
  const message = await claimDue(db, way, clock.now())
  if (!message) return false
  const { id: mail, template, requestId } = message
  try {
    await handOver(message)
    await markSent(db, mail, clock.now())
    report({ mail, way, template, requestId, outcome: 'sent' })
  } catch (error) {
    const minutes = isRefusedForGood(error) ? undefined : RETRY_AFTER_MINUTES[message.attempts - 1]
    const now = clock.now()
    const retryAt = minutes === undefined ? null : now.add({ minutes })
    await markFailed(db, mail, { message: String(error), retryAt, now })
    report({ mail, way, template, requestId, outcome: retryAt ? 'retried later' : 'given up' })
  }
  return true
}

interface Template<Rendered> {
  readonly name: string
  render(tx: Transaction, message: QueuedMessage): Promise<Rendered | null>
}

export function renderMessage<Rendered>(
  tx: Transaction,
  templates: readonly Template<Rendered>[],
  message: QueuedMessage,
): Promise<Rendered | null> {
  const template = templates.find(({ name }) => name === message.template)
  if (!template) throw new Error(`There is no template named ${message.template}.`)
  return template.render(tx, message)
}
