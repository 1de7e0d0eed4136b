export {
  deleteSentMails,
  type MailState,
  type MailToSend,
  mailsAbout,
  type QueuedMail,
  queueMail,
  SENT_MAILS_KEPT_DAYS,
} from './outbox.ts'
export * from './send-mail.ts'
export * from './transports.ts'
