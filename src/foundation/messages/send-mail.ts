import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../clock.ts'
import { type Database, inTransaction, type Transaction } from '../database/index.ts'
import type { Language } from '../language/index.ts'
import { type MailIdentity, type MailMarks, marksOf } from './mail-identity.ts'
import { isRefusedForGood } from './mail-refusal.ts'
import { claimDueMail, markFailed, markSent, type QueuedMail } from './outbox.ts'

export interface RenderedMail {
  readonly subject: string
  readonly text: string
}

/** Renders one kind of mail when it is sent; null when there is nothing to say any more. */
export interface MailTemplate {
  readonly name: string
  render(tx: Transaction, mail: QueuedMail): Promise<RenderedMail | null>
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

/** For the log: nothing of the person. */
export interface MailOutcome {
  readonly mail: string
  readonly template: string
  readonly requestId: string | null
  readonly outcome: 'sent' | 'retried later' | 'given up'
}

const RETRY_AFTER_MINUTES = [1, 5, 15, 60, 240, 720] as const

/**
 * Sends the next due mail, if there is one. No transaction is open while the mail server answers: a slow one must
 * not hold back the events of the whole house. Whoever claims a mail has five minutes; after a crash it is due
 * again, so a mail may arrive twice, recognisable by its one Message-ID.
 */
export async function sendNextMail(
  db: Database,
  clock: Clock,
  templates: readonly MailTemplate[],
  transport: MailTransport,
  identity: MailIdentity,
  report: (outcome: MailOutcome) => void = () => {},
): Promise<boolean> {
  const mail = await claimDueMail(db, clock.now())
  if (!mail) return false
  try {
    const rendered = await inTransaction(db, tx => render(tx, templates, mail))
    if (rendered) {
      const { address: to, language, createdAt: date } = mail
      await transport.deliver({ ...rendered, ...marksOf(identity, mail.id), to, language, date })
    }
    await markSent(db, mail.id, clock.now())
    report({ mail: mail.id, template: mail.template, requestId: mail.requestId, outcome: 'sent' })
  } catch (error) {
    const minutes = isRefusedForGood(error) ? undefined : RETRY_AFTER_MINUTES[mail.attempts - 1]
    const now = clock.now()
    const retryAt = minutes === undefined ? null : now.add({ minutes })
    await markFailed(db, mail.id, { message: String(error), retryAt, now })
    const outcome = retryAt ? 'retried later' : 'given up'
    report({ mail: mail.id, template: mail.template, requestId: mail.requestId, outcome })
  }
  return true
}

function render(
  tx: Transaction,
  templates: readonly MailTemplate[],
  mail: QueuedMail,
): Promise<RenderedMail | null> {
  const template = templates.find(({ name }) => name === mail.template)
  if (!template) throw new Error(`There is no mail template named ${mail.template}.`)
  return template.render(tx, mail)
}
