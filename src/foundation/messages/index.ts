export { mailCommands } from './mail-commands.ts'
export { type MailIdentity, rememberedDomain } from './mail-identity.ts'
export {
  deleteOldMails,
  handMailsTo,
  MAILS_KEPT_DAYS,
  type MailState,
  type MailToSend,
  mailsAbout,
  mailWrite,
  type QueuedMail,
  queueMail,
} from './outbox.ts'
export { readBounces } from './read-bounces.ts'
export * from './send-mail.ts'
export * from './transports.ts'
export { sendUndeliveredAgain, settleUndelivered } from './undelivered-mails.ts'
