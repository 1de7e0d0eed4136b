import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../clock.ts'
import { type Database, inTransaction, type Transaction } from '../database/index.ts'
import type { Language } from '../language/index.ts'
import type { QueuedMessage } from './outbox.ts'
import { type MessageOutcome, renderMessage, sendNext } from './send-next.ts'

export interface RenderedSms {
  readonly text: string
}

/** Renders one kind of SMS when it is sent; null when there is nothing to say any more. */
export interface SmsTemplate {
  readonly name: string
  render(tx: Transaction, sms: QueuedMessage): Promise<RenderedSms | null>
}

export interface OutgoingSms extends RenderedSms {
  /** The same on every attempt: a gateway that knows it already sends nothing a second time. */
  readonly id: string
  /** E.164. */
  readonly to: string
  readonly language: Language
  readonly date: Temporal.Instant
}

/** Where SMS leave the house. Throws when one could not be handed over; NoSuchAddress when it never can be. */
export interface SmsGateway {
  deliver(sms: OutgoingSms): Promise<void>
}

/** Sends the next due SMS, if there is one. */
export function sendNextSms(
  db: Database,
  clock: Clock,
  templates: readonly SmsTemplate[],
  gateway: SmsGateway,
  report?: (outcome: MessageOutcome) => void,
): Promise<boolean> {
  const handOver = async (sms: QueuedMessage) => {
    const rendered = await inTransaction(db, tx => renderMessage(tx, templates, sms))
    const { id, address: to, language, createdAt: date } = sms
    if (rendered) await gateway.deliver({ ...rendered, id, to, language, date })
  }
  return sendNext(db, clock, 'sms', handOver, report)
}
