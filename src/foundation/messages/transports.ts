import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createTransport } from 'nodemailer'
import { writeWhole } from '../write-whole.ts'
import { NoSuchAddress } from './mail-refusal.ts'
import type { MailTransport, OutgoingMail } from './send-mail.ts'

/** As the mail's header shows it. */
export interface MailSender {
  /** `Amt <post@amt.example>` */
  readonly from: string
  readonly replyTo: string | null
}

/** Nodemailer takes a list where we mean one person; a comma in what somebody typed must not add a recipient. */
function oneAddress(address: string) {
  if (!/^[^\s,;:<>()"@]+@[^\s,;:<>()"@]+$/.test(address))
    throw new NoSuchAddress('This is not one e-mail address.')
  return { name: '', address }
}

function asNodemailer(mail: OutgoingMail, { from, replyTo }: MailSender) {
  return {
    from,
    ...(replyTo && { replyTo }),
    to: oneAddress(mail.to),
    ...(mail.returnPath && { envelope: { from: mail.returnPath, to: mail.to } }),
    // Asked for where the server can (RFC 3461): a report that names our id, with the headers only.
    dsn: {
      id: mail.envelopeId,
      return: 'headers' as const,
      notify: ['FAILURE' as const, 'DELAY' as const],
      recipient: `rfc822;${mail.to}`,
    },
    subject: mail.subject,
    text: mail.text,
    ...(mail.calendar && {
      icalEvent: {
        method: mail.calendar.method,
        filename: mail.calendar.name,
        content: mail.calendar.content,
      },
    }),
    messageId: mail.messageId,
    date: new Date(mail.date.epochMilliseconds),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language },
  }
}

/** From the first byte to the last, however slowly the server goes on; well within the time of a claim. */
const DELIVERY_MS = 120_000
const CONNECT_MS = 10_000

export function smtpTransport(url: string, sender: MailSender, limitMs = DELIVERY_MS): MailTransport {
  const { hostname, port, protocol } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const usual = protocol === 'smtps:' ? 465 : 587
  return {
    async deliver(mail) {
      const message = asNodemailer(mail, sender)
      // A connection of our own, because it is the only thing by which a delivery can be stopped.
      const socket = connect({ host, port: Number(port) || usual })
      socket.on('error', () => {})
      const tooLate = new Error(`The mail server took longer than ${limitMs} ms.`)
      const clock = setTimeout(() => socket.destroy(tooLate), limitMs)
      try {
        await once(socket, 'connect', { signal: AbortSignal.timeout(CONNECT_MS) })
        const smtp = createTransport({
          url,
          greetingTimeout: 10_000,
          socketTimeout: 20_000,
          getSocket: (_options: unknown, done: (error: null, own: { connection: Socket }) => void) =>
            done(null, { connection: socket }),
        })
        await smtp.sendMail(message)
      } finally {
        clearTimeout(clock)
        socket.destroy()
      }
    },
  }
}

/** Keeps every mail as a file; the demo's mailbox page shows them. One file per Message-ID, written whole. */
export function fileTransport(folder: string, sender: MailSender): MailTransport {
  const composer = createTransport({ streamTransport: true, buffer: true })
  return {
    async deliver(mail) {
      const { message } = await composer.sendMail(asNodemailer(mail, sender))
      const name = mail.messageId.replace(/[^0-9a-f-]/g, '').slice(0, 36)
      const { to, subject, text, language } = mail
      const demo = { to, subject, text, language, date: mail.date.toString() }
      await writeWhole(folder, `${name}.json`, JSON.stringify(demo, null, 2))
      await writeWhole(folder, `${name}.eml`, message as unknown as Buffer)
    },
  }
}
