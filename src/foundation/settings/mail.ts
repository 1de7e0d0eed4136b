import { mailbox, orNull, path, text, url } from './forms.ts'
import { setting } from './setting.ts'

const MAILBOX = 'an address like post@amt.example or "Amt <post@amt.example>"'

/** How mails leave, and how one learns that they did not arrive. */
export const mailSettings = {
  /** Null: mails are kept as files. */
  smtpUrl: setting('SMTP_URL', orNull(url('smtp:', 'smtps:')), 'an address like smtp://host:587'),
  /** Sender of every mail, `Amt <post@amt.example>`; null: made of the public address. */
  mailFrom: setting('MAIL_FROM', orNull(mailbox), MAILBOX),
  /** Where an answer to a mail goes; null: to the sender. */
  mailReplyTo: setting('MAIL_REPLY_TO', orNull(mailbox), MAILBOX),
  /** Return path of every mail, with a token of its own before the @; null: the sender. */
  bounceAddress: setting(
    'BOUNCE_ADDRESS',
    // With the token it still has to fit into the 64 characters before the @ (RFC 5321).
    orNull(text.regex(/^[a-z0-9._-]{1,14}@[a-z0-9.-]+$/i)),
    'an address like bounce@amt.example, with at most 14 characters before the @',
  ),
  /** Absolute. Where the mail server puts what comes to the return path; null: nothing is read. */
  bounceFolder: setting('BOUNCE_FOLDER', orNull(path), 'a folder'),
}
