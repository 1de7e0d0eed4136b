export { mailCommands } from './mail-commands.ts'
export {
  addressLock,
  deleteSentMails,
  handMailsTo,
  type MailState,
  type MailToSend,
  mailsAbout,
  mailWrite,
  type QueuedMail,
  queueMail,
  SENT_MAILS_KEPT_DAYS,
} from './outbox.ts'
export * from './send-mail.ts'
export * from './transports.ts'
