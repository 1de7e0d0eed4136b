import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Database, inTransaction } from '../database/index.ts'
import { secretFrom } from '../secret.ts'
import { createTestDatabase, fixedClock, testMailIdentity } from '../testing/index.ts'
import { bounceToken } from './bounce-token.ts'
import { LARGEST_REPORT } from './delivery-report.ts'
import { deleteOldMails, mailsAbout, queueMail } from './outbox.ts'
import { readBounce, readBounces } from './read-bounces.ts'
import { sendNextMail } from './send-mail.ts'

const { secret } = testMailIdentity
const folder = mkdtempSync(join(tmpdir(), 'schalter-bounces-'))
const clock = fixedClock('2026-11-03T08:52:00Z')
let db: Database
let subjectId: string
let mailId: string
beforeAll(async () => {
  db = (await createTestDatabase()).db
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(async () => {
  await sql`DELETE FROM foundation.outbox`.execute(db)
  await sql`DELETE FROM foundation.event`.execute(db)
  subjectId = randomUUID()
  const mail = { address: 'a@example.org', template: 'greeting', language: 'de', subjectId } as const
  await inTransaction(db, tx => queueMail(tx, { ...mail, at: clock.now() }))
  const template = { name: 'greeting', render: async () => ({ subject: 'x', text: 'x' }) }
  await sendNextMail(db, clock, [template], { deliver: async () => {} }, testMailIdentity)
  mailId = (await state()).id
})

const state = async () => (await mailsAbout(db, subjectId))[0]!
const events = async () =>
  (
    await sql<{ name: string; subject: string; data: unknown }>`
    SELECT name, subject, data FROM foundation.event`.execute(db)
  ).rows
const read = (text: string) => readBounce(db, clock, secret, Buffer.from(text))

interface Report {
  to?: string
  envelopeId?: string
  action?: string
  status?: string
  said?: string
  type?: string
}
const ours = () => `bounce+${bounceToken(secret, mailId)}@amt.example`

/** As a mail server writes it (RFC 3462, 3464). */
function report(overrides: Report = {}): string {
  const {
    to = ours(),
    envelopeId,
    action = 'failed',
    status = '5.1.1',
    said = 'smtp; 550 no such user',
  } = overrides
  return [
    'From: Mail Delivery System <MAILER-DAEMON@mx.example>',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    `Content-Type: ${overrides.type ?? 'multipart/report; report-type=delivery-status'}; boundary="b"`,
    '',
    '--b',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    ...(envelopeId ? [`Original-Envelope-Id: ${envelopeId}`] : []),
    '',
    'Final-Recipient: rfc822; a@example.org',
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: ${said}`,
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${mailId}@amt.example>`,
    '--b--',
    '',
  ].join('\r\n')
}

test('a report of failure marks the mail, and whoever it concerns hears of it once', async () => {
  expect(await read(report())).toBe('noted')
  expect(await state()).toMatchObject({ bouncedAt: clock.now(), bounce: '5.1.1 550 no such user' })
  const heard = [
    {
      name: 'mail-undelivered',
      subject: mailId,
      data: { about: subjectId, template: 'greeting', way: 'mail' },
    },
  ]
  expect(await events()).toEqual(heard)
  expect(await read(report())).toBe('known')
  expect(await read(report({ status: '5.2.2' }))).toBe('known')
  expect(await events()).toEqual(heard)
})

test('the envelope id is enough, where the server repeats it', async () => {
  const envelopeId = bounceToken(secret, mailId).toUpperCase()
  expect(await read(report({ to: 'postmaster@amt.example', envelopeId }))).toBe('noted')
})

test('a mail that is only late is still on its way', async () => {
  expect(await read(report({ action: 'delayed', status: '4.4.1', said: 'smtp; 421 try later' }))).toBe(
    'noted',
  )
  expect(await state()).toMatchObject({ bouncedAt: null, bounce: '4.4.1 421 try later' })
  expect(await events()).toEqual([])
  expect(await read(report({ status: '4.4.7' }))).toBe('noted')
  expect((await state()).bouncedAt).not.toBeNull()
})

test.each<[string, () => string]>([
  [
    'names the mail without a token',
    () => report({ to: `bounce+${mailId.replaceAll('-', '')}@amt.example` }),
  ],
  [
    'has a token made with another secret',
    () => report({ to: `bounce+${bounceToken(secretFrom('another'), mailId)}@amt.example` }),
  ],
  [
    'has the token of another mail',
    () => report({ to: ours().replace(/\+.{32}/, `+${randomUUID().replaceAll('-', '')}`) }),
  ],
  [
    'has a token with one sign changed',
    () => report({ to: ours().replace(/.@/, sign => (sign === '0@' ? '1@' : '0@')) }),
  ],
  ['knows the Message-ID alone', () => report({ to: 'bounce@amt.example' })],
  ['says it was delivered', () => report({ action: 'delivered' })],
  ['is an out-of-office note', () => report({ type: 'multipart/mixed' })],
  ['is empty', () => ''],
  ['is no mail at all', () => '\u0000'.repeat(1000)],
  ['is too large', () => report() + 'x'.repeat(LARGEST_REPORT)],
  [
    'is nested a thousand times',
    () =>
      Array.from(
        { length: 1000 },
        (_, n) =>
          `Content-Type: multipart/report; report-type=delivery-status; boundary="c${n}"\r\n\r\n--c${n}\r\n`,
      ).join(''),
  ],
])('a mail that %s changes nothing', async (_, mail) => {
  const before = await state()
  expect(await read(mail())).toBe('other')
  expect(await state()).toEqual(before)
  expect(await events()).toEqual([])
})

test('what the server said is kept as one short line without signs that turn the text round', async () => {
  await read(report({ said: `smtp; 550 \u202Eevil\u0007 ${'long '.repeat(500)}` }))
  const { bounce } = await state()
  expect(bounce).toMatch(/^5\.1\.1 550 evil long/)
  expect(bounce!.length).toBeLessThanOrEqual(300)
})

test('reads a folder and a Maildir, puts aside what was read, and reads it once', async () => {
  mkdirSync(join(folder, 'new'))
  writeFileSync(join(folder, '1.eml'), report())
  writeFileSync(join(folder, 'new', '1700000000.M1P1.mx'), 'Subject: hello\r\n\r\nWhere is my parcel?\r\n')
  writeFileSync(join(folder, 'half.part'), report())
  expect(await readBounces(db, clock, secret, folder)).toBe(2)
  expect(await readBounces(db, clock, secret, folder)).toBe(0)
  expect(readdirSync(join(folder, 'done'))).toEqual(['1.eml'])
  expect(readdirSync(join(folder, 'other'))).toEqual(['1700000000.M1P1.mx'])
  expect(readdirSync(folder)).toContain('half.part')
  expect((await state()).bouncedAt).not.toBeNull()
})

test('no folder yet is no fault', async () => {
  expect(await readBounces(db, clock, secret, join(folder, 'nowhere'))).toBe(0)
})

test('what did not arrive is kept until a person has dealt with it', async () => {
  await read(report())
  const later = clock.now().add({ hours: 400 * 24 })
  await deleteOldMails(db, later)
  expect(await mailsAbout(db, subjectId)).toHaveLength(1)
  await sql`UPDATE foundation.outbox SET settled_at = ${clock.now()}`.execute(db)
  await deleteOldMails(db, later)
  expect(await mailsAbout(db, subjectId)).toEqual([])
})
