import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../clock.ts'
import { type Database, inTransaction, type Transaction } from '../database/index.ts'
import type { Language } from '../language/index.ts'
import { type MailIdentity, type MailMarks, marksOf } from './mail-identity.ts'
import type { QueuedMessage } from './outbox.ts'
import { type MessageOutcome, renderMessage, sendNext } from './send-next.ts'
import { tidySubject, tidyText } from './tidy-message.ts'

export interface RenderedMail {
  readonly subject: string
  readonly text: string
  /** A meeting that the calendar of whoever reads it takes over, replaces or removes. */
  readonly calendar?: {
    readonly method: 'PUBLISH' | 'CANCEL'
    readonly name: string
    readonly content: Buffer
  }
}

/** Renders one kind of mail when it is sent; null when there is nothing to say any more. */
export interface MailTemplate {
  readonly name: string
  render(tx: Transaction, mail: QueuedMessage): Promise<RenderedMail | null>
}

/** Its marks are derived from the outbox row, so that a mail sent twice is recognisable as the same. */
export interface OutgoingMail extends RenderedMail, MailMarks {
  readonly language: Language
  readonly to: string
  readonly date: Temporal.Instant
}

/** Where mail leaves the house: SMTP, or files in the demo. Throws when it could not be handed over. */
export interface MailTransport {
  deliver(mail: OutgoingMail): Promise<void>
}

/** Sends the next due mail, if there is one; sent again, it has the one Message-ID it always had. */
export function sendNextMail(
  db: Database,
  clock: Clock,
  templates: readonly MailTemplate[],
  transport: MailTransport,
  identity: MailIdentity,
  report?: (outcome: MessageOutcome) => void,
): Promise<boolean> {
  const handOver = async (mail: QueuedMessage) => {
    const rendered = await inTransaction(db, tx => renderMessage(tx, templates, mail))
    if (!rendered) return
    const { address: to, language, createdAt: date } = mail
    const tidy = { ...rendered, subject: tidySubject(rendered.subject), text: tidyText(rendered.text) }
    await transport.deliver({ ...tidy, ...marksOf(identity, mail.id), to, language, date })
  }
  return sendNext(db, clock, 'mail', handOver, report)
}
