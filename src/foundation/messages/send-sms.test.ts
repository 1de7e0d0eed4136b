import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Database, inTransaction } from '../database/index.ts'
import { createTestDatabase, fixedClock, testMailIdentity } from '../testing/index.ts'
import { mailsAbout, queueMail, queueSms } from './outbox.ts'
import { sendNextMail } from './send-mail.ts'
import { type SmsGateway, sendNextSms } from './send-sms.ts'
import { fileSmsGateway, httpSmsGateway } from './sms-gateways.ts'

const NUMBER = '+491711234567'
const greeting = { name: 'greeting', render: async () => ({ text: 'Guten Tag, Käthe' }) }
let db: Database
let clock: ReturnType<typeof fixedClock>
let subjectId: string
beforeAll(async () => {
  db = (await createTestDatabase()).db
})
beforeEach(async () => {
  clock = fixedClock('2026-11-03T08:52:00Z')
  subjectId = randomUUID()
  await sql`DELETE FROM foundation.outbox`.execute(db)
})

const queue = (number = NUMBER, template = 'greeting') =>
  inTransaction(db, tx => queueSms(tx, { number, template, language: 'de', subjectId, at: clock.now() }))
const send = (gateway: SmsGateway) => sendNextSms(db, clock, [greeting], gateway)
const state = async () => (await mailsAbout(db, subjectId))[0]!

interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: Record<string, string>
}

/** A gateway on this machine, which answers as it is told. */
class Gateway {
  readonly received: Received[] = []
  answer: (response: ServerResponse) => void = response => response.writeHead(202).end()
  #server!: Server

  async open(): Promise<string> {
    this.#server = createServer(async (request, response) => {
      let text = ''
      for await (const part of request) text += part
      this.received.push({ headers: request.headers, body: JSON.parse(text) })
      this.answer(response)
    })
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', () => resolve()))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/messages`
  }
  close(): Promise<void> {
    this.#server.closeAllConnections()
    return new Promise(resolve => this.#server.close(() => resolve()))
  }
}

describe('through a gateway', () => {
  let there: Gateway
  let url: string
  const gateway = (limitMs?: number) =>
    httpSmsGateway({ url, token: 'a-token-of-the-gateway' }, 'Schalter', limitMs)
  beforeEach(async () => {
    there = new Gateway()
    url = await there.open()
    return () => there.close()
  })

  test('one POST with id, sender, number, text and language, and the token in its head', async () => {
    await queue()
    expect(await send(gateway())).toBe(true)
    expect(await send(gateway())).toBe(false)
    const [{ headers, body } = {} as Received] = there.received
    const { id, sentAt } = await state()
    expect(body).toEqual({ id, from: 'Schalter', to: NUMBER, text: 'Guten Tag, Käthe', language: 'de' })
    expect(headers).toMatchObject({ authorization: 'Bearer a-token-of-the-gateway', 'idempotency-key': id })
    expect(sentAt).not.toBeNull()
  })

  test('after a crash between delivery and our note of it, it is recognisable as the same', async () => {
    await queue()
    const dying: SmsGateway = {
      async deliver(sms) {
        await gateway().deliver(sms)
        await new Promise(() => {})
      },
    }
    void send(dying)
    while (there.received.length === 0) await new Promise(resolve => setTimeout(resolve, 10))
    expect(await send(gateway())).toBe(false)
    clock.advance({ minutes: 5, seconds: 1 })
    expect(await send(gateway())).toBe(true)
    expect(new Set(there.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
    expect(there.received).toHaveLength(2)
  })

  test.each([
    [422, 'given up'],
    [400, 'waits'],
    [401, 'waits'],
    [429, 'waits'],
    [503, 'waits'],
  ])('answers %i: %s', async (status, becomes) => {
    there.answer = response => response.writeHead(status).end('why, at length')
    await queue()
    await send(gateway())
    const { givenUpAt, sentAt, lastError } = await state()
    expect([givenUpAt !== null, sentAt]).toEqual([becomes === 'given up', null])
    expect(lastError).toContain(String(status))
  })

  test('a redirect carries token and number nowhere', async () => {
    const elsewhere = new Gateway()
    const location = await elsewhere.open()
    there.answer = response => response.writeHead(307, { location }).end()
    await queue()
    await send(gateway())
    expect(elsewhere.received).toEqual([])
    expect((await state()).sentAt).toBeNull()
    await elsewhere.close()
  })

  test('one that never answers is not waited for, and one that is down loses nothing', async () => {
    there.answer = () => {}
    await queue()
    await send(gateway(200))
    expect((await state()).lastError).toContain('longer than 200 ms')
    clock.advance({ minutes: 1 })
    await send(httpSmsGateway({ url: 'http://127.0.0.1:1', token: 'a-token' }, 'Amt'))
    expect((await state()).lastError).toContain('could not be reached')
    there.answer = response => response.writeHead(200).end()
    clock.advance({ minutes: 5 })
    await send(gateway())
    expect((await state()).sentAt).not.toBeNull()
  })
})

describe('the outbox', () => {
  const collector = () => {
    const numbers: string[] = []
    return { numbers, deliver: async ({ to }: { to: string }) => void numbers.push(to) }
  }

  test('three an hour to a number, of all kinds and however many at once; the others wait in order', async () => {
    const kinds = ['greeting', 'other']
    await Promise.all(Array.from({ length: 10 }, (_, n) => queue(NUMBER, kinds[n % 2])))
    await queue('+491727654321')
    const sent = collector()
    const other = { ...greeting, name: 'other' }
    const sendAll = async () => {
      while (await sendNextSms(db, clock, [greeting, other], sent));
    }
    await sendAll()
    expect(sent.numbers.filter(number => number === NUMBER)).toHaveLength(3)
    expect(sent.numbers).toHaveLength(4)
    for (const total of [7, 10, 11]) {
      clock.advance({ minutes: 61 })
      await sendAll()
      expect(sent.numbers).toHaveLength(total)
    }
  })

  test('a mail goes by mail and an SMS by SMS', async () => {
    const about = { template: 'greeting', language: 'de', subjectId, at: clock.now() } as const
    await inTransaction(db, tx => queueMail(tx, { ...about, address: 'a@example.org' }))
    const sent = collector()
    expect(await send(sent)).toBe(false)
    await queue()
    const mails = collector()
    const template = { name: 'greeting', render: async () => ({ subject: 'x', text: 'x' }) }
    while (await sendNextMail(db, clock, [template], mails, testMailIdentity));
    while (await send(sent));
    expect([mails.numbers, sent.numbers]).toEqual([['a@example.org'], [NUMBER]])
  })

  test('twenty SMS and six workers: every one once', async () => {
    const numbers = Array.from({ length: 20 }, (_, n) => `+4917112345${n + 10}`)
    for (const number of numbers) await queue(number)
    const sent = collector()
    const worker = async () => {
      while (await send(sent));
    }
    await Promise.all(Array.from({ length: 6 }, worker))
    expect(sent.numbers.toSorted()).toEqual(numbers)
  })
})

test('without a gateway each is one whole file, also where it is sent again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'schalter-sms-'))
  await queue()
  await send(fileSmsGateway(folder))
  await sql`UPDATE foundation.outbox SET sent_at = NULL, due_at = created_at`.execute(db)
  await send(fileSmsGateway(folder))
  const { id } = await state()
  expect(readdirSync(folder)).toEqual([`${id}.json`])
  expect(JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8'))).toMatchObject({ to: NUMBER })
  rmSync(folder, { recursive: true })
})
