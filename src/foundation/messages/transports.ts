import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { MailTransport, OutgoingMail } from './send-mail.ts'

function asNodemailer(mail: OutgoingMail, from: string) {
  return {
    from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    messageId: mail.messageId,
    date: new Date(mail.date.epochMilliseconds),
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

export function smtpTransport(url: string, from: string): MailTransport {
  const smtp = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  })
  return {
    async deliver(mail) {
      await smtp.sendMail(asNodemailer(mail, from))
    },
  }
}

/** Keeps every mail as a file; the demo's mailbox page shows them. One file per Message-ID, written whole. */
export function fileTransport(folder: string, from: string): MailTransport {
  const composer = createTransport({ streamTransport: true, buffer: true })
  return {
    async deliver(mail) {
      await mkdir(folder, { recursive: true })
      const { message } = await composer.sendMail(asNodemailer(mail, from))
      const name = mail.messageId.replace(/[^0-9a-f-]/g, '').slice(0, 36)
      const draft = join(folder, `.${name}.part`)
      await writeFile(draft, message as unknown as Buffer)
      const demo = { to: mail.to, subject: mail.subject, text: mail.text, date: mail.date.toString() }
      await writeFile(join(folder, `${name}.json`), JSON.stringify(demo, null, 2))
      await rename(draft, join(folder, `${name}.eml`))
    },
  }
}
