export { mailCommands } from './mail-commands.ts'
export { type MailIdentity, rememberedDomain } from './mail-identity.ts'
export { displayNumber, readMobileNumber } from './mobile-number.ts'
export {
  deleteOldMails,
  handMailsTo,
  MAILS_KEPT_DAYS,
  type MailState,
  type MailToSend,
  type MessageToMany,
  mailsAbout,
  mailWrite,
  type QueuedMessage,
  queueMail,
  queueMany,
  queueSms,
} from './outbox.ts'
export { messagesPermissions } from './permissions.ts'
export { readBounces } from './read-bounces.ts'
export * from './send-mail.ts'
export type { MessageOutcome } from './send-next.ts'
export * from './send-sms.ts'
export * from './sms-gateways.ts'
export * from './transports.ts'
export { sendUndeliveredAgain, settleMessage, settleUndelivered } from './undelivered/undelivered-mails.ts'
