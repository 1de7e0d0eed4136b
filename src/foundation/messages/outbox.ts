import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { always, type Database, inTransaction, type Transaction, type Write } from '../database/index.ts'
import type { Language } from '../language/index.ts'
import { currentRequestId } from '../log/index.ts'
import { oneTidyLine, tellUndelivered } from './note-undelivered.ts'

/** How a message leaves the house. */
export type Way = 'mail' | 'sms'

export interface MailToSend {
  readonly address: string
  /** Name of a template listed in the worker. */
  readonly template: string
  readonly language: Language
  /** The case or draft it is about; templates load what they need by it. */
  readonly subjectId: string
  /** The team of the case; left out where it is about a draft. */
  readonly team?: string
  readonly data?: Record<string, unknown>
  readonly at: Temporal.Instant
}

/** With the number instead of the address (E.164). */
export interface SmsToSend extends Omit<MailToSend, 'address'> {
  readonly number: string
}

/** Anybody may type anybody's address, so no kind of mail comes more often; the others wait in order. */
const MAILS_AN_HOUR = 3
/** Of all kinds together: a phone makes a noise. */
const SMS_AN_HOUR = 3

/** A mail, for `writeTogether`. Mails to one address are counted one after the other, so that a hundred at once count, too. */
export function mailWrite(mail: MailToSend): Write {
  const { address, template } = mail
  return messageWrite('mail', mail, sql`foundation.next_mail_at(${address}, ${template}, ${MAILS_AN_HOUR})`)
}

function smsWrite({ number: address, ...sms }: SmsToSend): Write {
  return messageWrite('sms', { ...sms, address }, sql`foundation.next_sms_at(${address}, ${SMS_AN_HOUR})`)
}

function messageWrite(way: Way, message: MailToSend, turn: RawBuilder<unknown>): Write {
  return only => sql`
    INSERT INTO foundation.outbox (id, way, address, template, language, subject_id, team, data, request_id,
      created_at, due_at)
    SELECT ${randomUUID()}, ${way}, ${message.address}, ${message.template}, ${message.language},
           ${message.subjectId}, ${message.team ?? null}, ${JSON.stringify(message.data ?? {})},
           ${currentRequestId()}, ${message.at}, greatest(${message.at}::timestamptz, ${turn}) WHERE ${only}`
}

/** One of very many, of an identity that its maker gives it. */
export interface MessageToMany extends MailToSend {
  /** Follows from what it is about: the same once more is no second message. */
  readonly id: string
  readonly way: Way
}

/** Messages of an emergency, in one statement: they wait for no turn of their address, and for whatever else is due. Those that are there already stay as they are. */
export async function queueMany(tx: Transaction, messages: readonly MessageToMany[]): Promise<void> {
  if (messages.length === 0) return
  const rows = messages.map(({ id, way, address, template, language, subjectId, team, data, at }) => ({
    id,
    way,
    address,
    template,
    language,
    subject: subjectId,
    team: team ?? null,
    data: data ?? {},
    at: at.toString(),
  }))
  await sql`
    INSERT INTO foundation.outbox (id, way, address, template, language, subject_id, team, data, request_id, created_at, due_at, bulk)
    SELECT id, way, address, template, language, subject, team, data, ${currentRequestId()}, at, at, true
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS one (id uuid, way text, address text, template text,
      language text, subject uuid, team text, data jsonb, at timestamptz)
    ON CONFLICT (id) DO NOTHING`.execute(tx)
}

/** Puts a mail into the outbox in the business transaction; returns when it is to leave. */
export function queueMail(tx: Transaction, mail: MailToSend): Promise<Temporal.Instant> {
  return queue(tx, mailWrite(mail))
}

/** Puts an SMS into the outbox in the business transaction; returns when it is to leave. */
export function queueSms(tx: Transaction, sms: SmsToSend): Promise<Temporal.Instant> {
  return queue(tx, smsWrite(sms))
}

async function queue(tx: Transaction, write: Write): Promise<Temporal.Instant> {
  const { rows } = await sql<{
    dueAt: Temporal.Instant
  }>`${write(always)} RETURNING due_at AS "dueAt"`.execute(tx)
  return rows[0]!.dueAt
}

export interface QueuedMessage {
  readonly id: string
  readonly address: string
  readonly template: string
  readonly language: Language
  readonly subjectId: string
  readonly data: Record<string, unknown>
  /** This one included. */
  readonly attempts: number
  readonly createdAt: Temporal.Instant
  readonly requestId: string | null
}

/** Longer than any mail server or gateway is waited for. */
const CLAIM = { minutes: 5 }

/** The next message that is due this way, put aside for whoever claims it; others take the one after. */
export async function claimDue(
  db: Database,
  way: Way,
  now: Temporal.Instant,
): Promise<QueuedMessage | undefined> {
  const { rows } = await sql<QueuedMessage>`
    UPDATE foundation.outbox SET attempts = attempts + 1, due_at = ${now.add(CLAIM)}
    WHERE id = (SELECT id FROM foundation.outbox
      WHERE sent_at IS NULL AND given_up_at IS NULL AND held_at IS NULL AND way = ${way} AND due_at <= ${now}
      ORDER BY bulk, due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, address, template, language, subject_id AS "subjectId", data, attempts,
      created_at AS "createdAt", request_id AS "requestId"`.execute(db)
  return rows[0]
}

export async function markSent(db: Database, id: string, now: Temporal.Instant): Promise<void> {
  await sql`UPDATE foundation.outbox SET sent_at = ${now}, last_error = NULL WHERE id = ${id}`.execute(db)
}

export interface Failure {
  readonly message: string
  readonly retryAt: Temporal.Instant | null
  readonly now: Temporal.Instant
}

/** Nothing that is stuck is deleted: after the last attempt it stays, marked as given up, for a person to see. */
export async function markFailed(
  db: Database,
  id: string,
  { message, retryAt, now }: Failure,
): Promise<void> {
  await inTransaction(db, async tx => {
    await sql`UPDATE foundation.outbox SET last_error = ${oneTidyLine(message)},
      due_at = coalesce(${retryAt}, due_at),
      given_up_at = CASE WHEN ${retryAt}::timestamptz IS NULL THEN ${now}::timestamptz END
      WHERE id = ${id}`.execute(tx)
    if (!retryAt) await tellUndelivered(tx, id, now)
  })
}

/** Whoever asks whether a mail was sent does so within a year. */
export const MAILS_KEPT_DAYS = 365

/**
 * For the job of each night. What waits, is held, or did not arrive stays until a person has looked at it; a year
 * after that it goes, too.
 */
export async function deleteOldMails(db: Database, now: Temporal.Instant): Promise<void> {
  const before = now.subtract({ hours: MAILS_KEPT_DAYS * 24 })
  await sql`DELETE FROM foundation.outbox WHERE greatest(sent_at, settled_at) < ${before}
    AND (settled_at IS NOT NULL OR (bounced_at IS NULL AND given_up_at IS NULL))`.execute(db)
}

export interface MailState {
  readonly id: string
  readonly way: Way
  readonly template: string
  readonly address: string
  readonly createdAt: Temporal.Instant
  readonly dueAt: Temporal.Instant
  readonly sentAt: Temporal.Instant | null
  readonly givenUpAt: Temporal.Instant | null
  readonly lastError: string | null
  /** Reported as not arrived. */
  readonly bouncedAt: Temporal.Instant | null
  /** What the mail server said; without `bouncedAt`: it is only late. */
  readonly bounce: string | null
  readonly settledAt: Temporal.Instant | null
}

/** The messages about this case are this team's from here on. */
export async function handMailsTo(tx: Transaction, subjectId: string, team: string): Promise<void> {
  await sql`UPDATE foundation.outbox SET team = ${team} WHERE subject_id = ${subjectId}`.execute(tx)
}

export async function mailsAbout(db: Database | Transaction, subjectId: string): Promise<MailState[]> {
  const { rows } = await sql<MailState>`
    SELECT id, way, template, address, created_at AS "createdAt", due_at AS "dueAt", sent_at AS "sentAt", given_up_at AS "givenUpAt",
      last_error AS "lastError", bounced_at AS "bouncedAt", bounce, settled_at AS "settledAt"
    FROM foundation.outbox WHERE subject_id = ${subjectId} ORDER BY created_at`.execute(db)
  return rows
}
