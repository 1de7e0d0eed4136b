export { type MailState, type MailToSend, mailsAbout, type QueuedMail, queueMail } from './outbox.ts'
export * from './send-mail.ts'
export * from './transports.ts'
