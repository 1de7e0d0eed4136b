import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, inTransaction } from '../database/index.ts'
import { createTestDatabase, fixedClock, testMailIdentity } from '../testing/index.ts'
import { mailsAbout, queueMail, queueMany } from './outbox.ts'
import { type MailTemplate, type MailTransport, type OutgoingMail, sendNextMail } from './send-mail.ts'

const template: MailTemplate = {
  name: 'greeting',
  render: async () => ({ subject: 'Guten Tag', text: 'Hallo' }),
}
const subjectId = randomUUID()
let db: Database
let clock: ReturnType<typeof fixedClock>

beforeAll(async () => {
  db = (await createTestDatabase()).db
})
beforeEach(async () => {
  clock = fixedClock('2026-11-03T08:52:00Z')
  await sql`DELETE FROM foundation.outbox`.execute(db)
})

const queue = () =>
  inTransaction(db, tx =>
    queueMail(tx, {
      address: 'a@example.org',
      template: 'greeting',
      language: 'de',
      subjectId,
      at: clock.now(),
    }),
  )
const send = (transport: MailTransport) => sendNextMail(db, clock, [template], transport, testMailIdentity)

function collector(fails = 0): MailTransport & { readonly mails: OutgoingMail[] } {
  const mails: OutgoingMail[] = []
  let left = fails
  return {
    mails,
    async deliver(mail) {
      mails.push(mail)
      if (left-- > 0) throw new Error('421 try again later')
    },
  }
}

describe('the outbox', () => {
  it('sends what was committed, once', async () => {
    await queue()
    const transport = collector()
    expect(await send(transport)).toBe(true)
    expect(await send(transport)).toBe(false)
    expect(transport.mails).toHaveLength(1)
    expect((await mailsAbout(db, subjectId))[0]!.sentAt).not.toBeNull()
  })

  it('lets whatever else is due go before the many of an emergency, each of which is there once', async () => {
    const many = Array.from({ length: 3 }, (_, n) => ({
      id: randomUUID(),
      way: 'mail' as const,
      address: `many-${n}@example.org`,
      template: 'greeting',
      language: 'de' as const,
      subjectId,
      at: clock.now(),
    }))
    for (const _ of [1, 2]) await inTransaction(db, tx => queueMany(tx, many))
    clock.advance({ minutes: 1 })
    await queue()
    const transport = collector()
    while (await send(transport));
    expect(transport.mails.map(({ to }) => to)).toEqual([
      'a@example.org',
      ...transport.mails.slice(1).map(({ to }) => to),
    ])
    expect(transport.mails).toHaveLength(4)
  })

  it('sends nothing of a transaction that was rolled back', async () => {
    const broken = inTransaction(db, async tx => {
      await queueMail(tx, {
        address: 'a@example.org',
        template: 'greeting',
        language: 'de',
        subjectId,
        at: clock.now(),
      })
      throw new Error('killed')
    })
    await expect(broken).rejects.toThrow('killed')
    expect(await send(collector())).toBe(false)
  })

  it('sends three of a kind an hour to an address, however many are queued at once; the others wait', async () => {
    const at = clock.now()
    const others = { template: 'greeting', language: 'de', subjectId, at } as const
    const spellings = ['a@example.org', 'A@Example.org']
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        inTransaction(db, tx => queueMail(tx, { ...others, address: spellings[n % 2]! })),
      ),
    )
    await inTransaction(db, tx => queueMail(tx, { ...others, address: 'b@example.org' }))
    const transport = collector()
    const sendAll = async () => {
      while (await send(transport));
    }
    await sendAll()
    expect(transport.mails.filter(({ to }) => to !== 'b@example.org')).toHaveLength(3)
    expect(transport.mails).toHaveLength(4)
    for (let hour = 1; hour <= 7; hour += 1) {
      clock.advance({ minutes: 61 })
      await sendAll()
    }
    expect(transport.mails).toHaveLength(21)
  })

  it('gives one mail to one of several workers', async () => {
    await queue()
    const transport = collector()
    const sent = await Promise.all(Array.from({ length: 8 }, () => send(transport)))
    expect(sent.filter(Boolean)).toHaveLength(1)
    expect(transport.mails).toHaveLength(1)
  })

  it('repeats after a crash under the same Message-ID', async () => {
    await queue()
    const transport = collector()
    // Killed after the server took it and before we wrote that down: the row is as the claim left it.
    await send(transport)
    await sql`UPDATE foundation.outbox SET sent_at = NULL`.execute(db)
    expect(await send(transport)).toBe(false)
    clock.advance({ minutes: 6 })
    expect(await send(transport)).toBe(true)
    expect(new Set(transport.mails.map(mail => mail.messageId)).size).toBe(1)
    expect(transport.mails).toHaveLength(2)
  })

  it('tries again later and later, then leaves it for a person to see', async () => {
    await queue()
    const transport = collector(100)
    for (const minutes of [1, 5, 15, 60, 240, 720, 1]) {
      expect(await send(transport)).toBe(true)
      expect(await send(transport)).toBe(false)
      clock.advance({ minutes })
    }
    clock.advance({ hours: 1000 })
    expect(await send(transport)).toBe(false)
    expect(transport.mails).toHaveLength(7)
    expect((await mailsAbout(db, subjectId))[0]).toMatchObject({
      sentAt: null,
      lastError: 'Error: 421 try again later',
    })
    expect((await mailsAbout(db, subjectId))[0]!.givenUpAt).not.toBeNull()
  })

  it('keeps a mail whose template nobody knows', async () => {
    await queue()
    await sendNextMail(db, clock, [], collector(), testMailIdentity)
    expect((await mailsAbout(db, subjectId))[0]!.lastError).toContain('greeting')
  })
})
