import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Database, inTransaction } from '../database/index.ts'
import { createTestDatabase, fixedClock, testMailIdentity } from '../testing/index.ts'
import { bounceToken, mailNamedBy } from './bounce-token.ts'
import { marksOf } from './mail-identity.ts'
import { mailsAbout, queueMail } from './outbox.ts'
import { type MailTemplate, type MailTransport, sendNextMail } from './send-mail.ts'
import { fileTransport, smtpTransport } from './transports.ts'

const FROM = { from: '"Schalter (Demo)" <antwort-nicht@amt.example>', replyTo: 'Amt <post@amt.example>' }
const clock = fixedClock('2026-11-03T08:52:00Z')
const greeting: MailTemplate = {
  name: 'greeting',
  render: async () => ({ subject: 'Ihr Antrag: geprüft', text: 'Grüße aus dem Amt\n.\nEnde\n' }),
}

interface Received {
  readonly recipients: string[]
  readonly raw: string
  readonly from: string
  readonly envelopeId: string | undefined
  readonly notify: string | string[] | undefined
}

/** A mail server on this machine; `answer` is asked when the whole mail is there. */
class Postman {
  readonly received: Received[] = []
  answer: () => Error | null = () => null
  answerRecipient: () => Error | null = () => null
  readonly #server = new SMTPServer({
    authOptional: true,
    hideDSN: false,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => done(this.answerRecipient()),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', part => parts.push(part))
      stream.on('end', () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        const refusal = this.answer()
        const { mailFrom, rcptTo, dsn } = session.envelope
        if (!refusal)
          this.received.push({
            recipients,
            raw: Buffer.concat(parts).toString('utf8'),
            from: mailFrom ? mailFrom.address : '',
            envelopeId: dsn?.envid ?? undefined,
            notify: rcptTo[0]?.dsn?.notify ?? undefined,
          })
        done(refusal)
      })
    },
  })

  async open(): Promise<string> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', () => resolve()))
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`
  }
  close(): Promise<void> {
    return new Promise(resolve => this.#server.close(() => resolve()))
  }
}

function refusal(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code })
}

const messageId = (raw: string) => /^Message-ID: (.+)$/im.exec(raw)?.[1]

let db: Database
let url: string
let postman: Postman
let subjectId: string
beforeAll(async () => {
  db = (await createTestDatabase()).db
})
beforeEach(async () => {
  await sql`DELETE FROM foundation.outbox`.execute(db)
  subjectId = randomUUID()
})

function queue(address = 'jonas@example.org'): Promise<unknown> {
  const mail = { address, template: 'greeting', language: 'de', subjectId, at: clock.now() } as const
  return inTransaction(db, tx => queueMail(tx, mail))
}
const send = (transport: MailTransport) => sendNextMail(db, clock, [greeting], transport, testMailIdentity)
const state = async () => (await mailsAbout(db, subjectId))[0]!

describe('by SMTP', () => {
  let transport: MailTransport
  beforeAll(async () => {
    postman = new Postman()
    url = await postman.open()
    transport = smtpTransport(url, FROM)
  })
  afterAll(() => postman.close())
  beforeEach(() => {
    postman.received.length = 0
    postman.answer = () => null
    postman.answerRecipient = () => null
  })

  test('a mail arrives whole: sender, subject, date, umlauts, a line with a single dot', async () => {
    await queue()
    expect(await send(transport)).toBe(true)
    const [mail] = postman.received
    expect(mail!.recipients).toEqual(['jonas@example.org'])
    expect(mail!.raw).toContain('From: "Schalter (Demo)" <antwort-nicht@amt.example>')
    expect(mail!.raw).toContain('Reply-To: Amt <post@amt.example>')
    expect(mail!.raw).toContain('Auto-Submitted: auto-generated')
    expect(mail!.raw).toContain('Date: Tue, 03 Nov 2026 08:52:00 +0000')
    expect(mail!.raw).toContain(`Subject: =?UTF-8?Q?Ihr_Antrag=3A_gepr=C3=BCft?=`)
    expect(mail!.raw).toMatch(/Gr=C3=BC=C3=9Fe aus dem Amt\r\n\.\r\nEnde/)
    expect((await state()).sentAt).not.toBeNull()
  })

  test('what the server refuses is sent again later, under the same Message-ID', async () => {
    await queue()
    const attempts: number[] = []
    postman.answer = () => {
      attempts.push(1)
      return attempts.length < 3 ? refusal(451, 'try again later') : null
    }
    for (const minutes of [1, 5]) {
      expect(await send(transport)).toBe(true)
      expect(await state()).toMatchObject({ sentAt: null, lastError: expect.stringContaining('451') })
      expect(await send(transport)).toBe(false)
      clock.advance({ minutes })
    }
    expect(await send(transport)).toBe(true)
    expect(attempts).toHaveLength(3)
    const [row] = (await sql<{ id: string }>`SELECT id FROM foundation.outbox`.execute(db)).rows
    expect(postman.received.map(({ raw }) => messageId(raw))).toEqual([`<${row!.id}@amt.example>`])
    expect(await state()).toMatchObject({ sentAt: expect.anything(), lastError: null })
  })

  test('its return path and its envelope id carry a token, and a report of failure is asked for', async () => {
    await queue()
    await send(transport)
    const [row] = (await sql<{ id: string }>`SELECT id FROM foundation.outbox`.execute(db)).rows
    const token = bounceToken(testMailIdentity.secret, row!.id)
    const [mail] = postman.received
    expect(mail).toMatchObject({ from: `bounce+${token}@amt.example`, envelopeId: token })
    expect([mail!.notify].flat().join()).toMatch(/FAILURE.*DELAY/i)
    expect(mailNamedBy(testMailIdentity.secret, [mail!.from])).toBe(row!.id)
    expect(mail!.from.split('@')[0]!.length).toBeLessThanOrEqual(64)
  })

  test.each([
    [550, '5.1.1 no such user', 'given up'],
    [552, '5.2.2 mailbox full', 'given up'],
    [550, '5.7.1 you may not relay', 'waits'],
    [450, '4.2.2 mailbox full for now', 'waits'],
  ])('a recipient refused with %i %s: %s', async (code, words, becomes) => {
    await queue()
    postman.answerRecipient = () => refusal(code, words)
    await send(transport)
    const { givenUpAt, lastError } = await state()
    expect(lastError).toContain(words.slice(0, 5))
    expect(givenUpAt !== null).toBe(becomes === 'given up')
  })

  test('a server that answers a byte at a time is not waited for', async () => {
    const slow = createServer(socket => {
      const drip = setInterval(() => socket.write('2'), 20)
      socket.on('error', () => {}).on('close', () => clearInterval(drip))
    })
    await new Promise<void>(resolve => slow.listen(0, '127.0.0.1', () => resolve()))
    const { port } = slow.address() as AddressInfo
    await queue()
    await send(smtpTransport(`smtp://127.0.0.1:${port}`, FROM, 300))
    expect((await state()).lastError).toContain('longer than 300 ms')
    expect(
      await new Promise<number>((resolve, reject) =>
        slow.getConnections((error, n) => (error ? reject(error) : resolve(n))),
      ),
    ).toBe(0)
    await new Promise(resolve => slow.close(resolve))
  })

  test('after a crash between delivery and our note of it the same mail is recognisable', async () => {
    await queue()
    const dying: MailTransport = {
      async deliver(mail) {
        await transport.deliver(mail)
        // The process dies here: neither sent nor failed is written any more.
        await new Promise(() => {})
      },
    }
    void send(dying)
    while (postman.received.length === 0) await new Promise(resolve => setTimeout(resolve, 10))
    expect(await send(transport)).toBe(false)
    clock.advance({ minutes: 5, seconds: 1 })
    expect(await send(transport)).toBe(true)
    expect(postman.received).toHaveLength(2)
    expect(new Set(postman.received.map(({ raw }) => messageId(raw))).size).toBe(1)
  })

  test('thirty mails and six workers: every mail once', async () => {
    for (let n = 0; n < 30; n++) await queue(`citizen${n}@example.org`)
    const worker = async () => {
      while (await send(transport));
    }
    await Promise.all(Array.from({ length: 6 }, worker))
    const recipients = postman.received.flatMap(mail => mail.recipients)
    expect(recipients.toSorted()).toEqual(
      Array.from({ length: 30 }, (_, n) => `citizen${n}@example.org`).toSorted(),
    )
  })

  test.each([
    'jonas@example.org, victim@example.com',
    'jonas@example.org\r\nBcc: victim@example.com',
    'victim@example.com; jonas@example.org',
    'Team: jonas@example.org, victim@example.com;',
    '"x" <victim@example.com>, jonas@example.org',
  ])('an address that is several (%j) reaches nobody', async address => {
    await queue(address)
    await send(transport)
    expect(postman.received).toEqual([])
    expect((await state()).lastError).toBeTruthy()
  })

  test('a server that is down loses nothing', async () => {
    await queue()
    const nobody = smtpTransport('smtp://127.0.0.1:1', FROM)
    expect(await send(nobody)).toBe(true)
    expect(await state()).toMatchObject({ sentAt: null, givenUpAt: null })
    clock.advance({ minutes: 1 })
    await send(transport)
    expect(postman.received).toHaveLength(1)
  })
})

describe('by file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'schalter-mail-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('every mail is one whole file, also where it is sent again; nothing half is left', async () => {
    const transport = fileTransport(folder, FROM)
    await queue()
    await send(transport)
    const [row] = (await sql<{ id: string }>`SELECT id FROM foundation.outbox`.execute(db)).rows
    await sql`UPDATE foundation.outbox SET sent_at = NULL, due_at = created_at`.execute(db)
    await send(transport)
    expect(readdirSync(folder).toSorted()).toEqual([`${row!.id}.eml`, `${row!.id}.json`])
    const eml = readFileSync(join(folder, `${row!.id}.eml`), 'utf8')
    expect(messageId(eml)).toBe(`<${row!.id}@amt.example>`)
    expect(eml.trimEnd()).toMatch(/Ende$/)
    expect(JSON.parse(readFileSync(join(folder, `${row!.id}.json`), 'utf8'))).toMatchObject({
      to: 'jonas@example.org',
      subject: 'Ihr Antrag: geprüft',
    })
  })

  test('a mailbox that is read while mails arrive never meets half a mail', async () => {
    const transport = fileTransport(folder, FROM)
    const text = 'line\n'.repeat(140_000)
    let writing = true
    const mail = { subject: 'lang', text, to: 'a@example.org', language: 'de', date: clock.now() } as const
    const written = (async () => {
      for (let n = 0; n < 3; n++)
        await transport.deliver({
          ...mail,
          ...marksOf(testMailIdentity, `00000000-0000-4000-8000-00000000000${n}`),
        })
      writing = false
    })()
    while (writing) {
      for (const name of readdirSync(folder).filter(one => one.endsWith('.json')))
        JSON.parse(readFileSync(join(folder, name), 'utf8'))
      await new Promise(resolve => setImmediate(resolve))
    }
    await written
  })
})
