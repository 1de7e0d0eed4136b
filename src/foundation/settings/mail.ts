import { mailbox, orNull, path, safeAddress, text, url } from './forms.ts'
import { setting } from './setting.ts'

const MAILBOX = 'an address like post@amt.example or "Amt <post@amt.example>"'

/** How mails and SMS leave, and how one learns that mails did not arrive. */
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
  /** What a phone shows as sender of an SMS. */
  smsSender: setting(
    'SMS_SENDER',
    text.regex(/^(?:[A-Za-z0-9][A-Za-z0-9 ]{0,10}|\+[1-9]\d{6,14})$/).default('Schalter'),
    'at most 11 letters and digits, or a number like +491711234567',
  ),
  /** Whose mobile numbers get SMS, as `DE`. */
  smsCountries: setting(
    'SMS_COUNTRIES',
    text
      .regex(/^[A-Z]{2}(?:,[A-Z]{2})*$/)
      .default('DE')
      .transform(codes => codes.split(',')),
    'a list of countries like DE or DE,DK,PL',
  ),
}

/** Where SMS leave: both or none. */
export const smsGatewaySettings = {
  url: setting(
    'SMS_URL',
    orNull(safeAddress),
    'an address like https://sms.example/messages (http only on this machine)',
  ),
  token: setting(
    'SMS_TOKEN',
    orNull(text.regex(/^[\x21-\x7e]{8,}$/)),
    'at least 8 characters long, without spaces',
  ),
}
