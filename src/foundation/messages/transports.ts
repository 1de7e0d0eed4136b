import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { MailTransport, OutgoingMail } from './send-mail.ts'

/** Nodemailer takes a list where we mean one person; a comma in what somebody typed must not add a recipient. */
function oneAddress(address: string) {
  if (!/^[^\s,;:<>()"@]+@[^\s,;:<>()"@]+$/.test(address)) throw new Error('This is not one e-mail address.')
  return { name: '', address }
}

function asNodemailer(mail: OutgoingMail, from: string) {
  return {
    from,
    to: oneAddress(mail.to),
    subject: mail.subject,
    text: mail.text,
    messageId: mail.messageId,
    date: new Date(mail.date.epochMilliseconds),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language },
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
      const { to, subject, text, language } = mail
      const demo = { to, subject, text, language, date: mail.date.toString() }
      await writeWhole(folder, `${name}.json`, JSON.stringify(demo, null, 2))
      await writeWhole(folder, `${name}.eml`, message as unknown as Buffer)
    },
  }
}

/** Written aside and renamed: whoever reads the folder meanwhile never meets half a file. */
async function writeWhole(folder: string, name: string, content: string | Buffer): Promise<void> {
  const draft = join(folder, `.${name}.part`)
  await writeFile(draft, content)
  await rename(draft, join(folder, name))
}
