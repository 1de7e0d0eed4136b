import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { Temporal } from 'temporal-polyfill'
import { afterEach, expect, test } from 'vitest'
import { smtpTransport } from './transports.ts'

let server: SMTPServer | undefined
afterEach(() => new Promise<void>(resolve => (server ? server.close(() => resolve()) : resolve())))

async function mailServer(options: SMTPServerOptions) {
  const seen = { mails: 0, encrypted: false }
  server = new SMTPServer({
    authOptional: true,
    ...options,
    onData(stream, session, done) {
      stream.resume().on('end', () => {
        seen.mails += 1
        seen.encrypted = session.secure
        done()
      })
    },
  })
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await new Promise(resolve => listening.once('listening', resolve))
  return { seen, port: (listening.address() as AddressInfo).port }
}

const send = (url: string) =>
  smtpTransport(url, { from: 'post@amt.example', replyTo: null }).deliver({
    to: 'jonas@example.org',
    subject: 'Guten Tag',
    text: 'Guten Tag',
    language: 'de',
    messageId: '<00000000-0000-4000-8000-000000000000@amt.example>',
    envelopeId: 'x',
    returnPath: null,
    date: Temporal.Instant.from('2026-11-03T08:52:00Z'),
  } as never)

test('a mail server whose certificate nobody vouches for gets no mail', async () => {
  const { seen, port } = await mailServer({})
  await expect(send(`smtp://localhost:${port}`)).rejects.toThrow(/certificate/i)
  expect(seen.mails).toBe(0)
})

test('with ?requireTLS=true a server that offers no encryption gets no mail', async () => {
  const { seen, port } = await mailServer({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] })
  await expect(send(`smtp://localhost:${port}?requireTLS=true`)).rejects.toThrow()
  expect(seen.mails).toBe(0)
  await send(`smtp://localhost:${port}`)
  expect(seen).toEqual({ mails: 1, encrypted: false })
})
