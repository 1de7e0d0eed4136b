import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../clock.ts'
import { type Database, inTransaction, type Transaction } from '../database/index.ts'
import type { Language } from '../language/index.ts'
import { markFailed, markSent, type QueuedMail, takeDueMail } from './outbox.ts'

export interface RenderedMail {
  readonly subject: string
  readonly text: string
}

/** Renders one kind of mail when it is sent; null when there is nothing to say any more. */
export interface MailTemplate {
  readonly name: string
  render(tx: Transaction, mail: QueuedMail & { language: Language }): Promise<RenderedMail | null>
}

export interface OutgoingMail extends RenderedMail {
  readonly to: string
  /** Derived from the outbox row, so that a mail sent twice is recognisable as the same. */
  readonly messageId: string
  readonly date: Temporal.Instant
}

/** Where mail leaves the house: SMTP, or files in the demo. Throws when it could not be handed over. */
export interface MailTransport {
  deliver(mail: OutgoingMail): Promise<void>
}

const RETRY_AFTER_MINUTES = [1, 5, 15, 60, 240, 720] as const

/** Sends the next due mail, if there is one. At least once: a crash after delivery repeats it with one Message-ID. */
export async function sendNextMail(
  db: Database,
  clock: Clock,
  templates: readonly MailTemplate[],
  transport: MailTransport,
  domain: string,
): Promise<boolean> {
  return inTransaction(db, async tx => {
    const mail = await takeDueMail(tx, clock.now())
    if (!mail) return false
    try {
      const template = templates.find(t => t.name === mail.template)
      if (!template) throw new Error(`no template named ${mail.template}`)
      const rendered = await template.render(tx, mail)
      if (rendered) {
        const messageId = `<${mail.id}@${domain}>`
        await transport.deliver({ ...rendered, to: mail.address, messageId, date: mail.createdAt })
      }
      await markSent(tx, mail.id, clock.now())
    } catch (error) {
      const minutes = RETRY_AFTER_MINUTES[mail.attempts]
      const now = clock.now()
      const retryAt = minutes === undefined ? null : now.add({ minutes })
      await markFailed(tx, mail.id, { message: String(error).slice(0, 500), retryAt, now })
    }
    return true
  })
}
