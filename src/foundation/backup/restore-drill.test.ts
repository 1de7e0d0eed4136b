import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { letterReader } from '../../cases/index.ts'
import { CaseHouse, postClerk } from '../../cases/testing/case-house.ts'
import { moveLetters } from '../../post/index.ts'
import { retention } from '../../retention.ts'
import { findBrokenSeal, sealAudit } from '../audit/index.ts'
import { systemClock } from '../clock.ts'
import { type Database, openDatabase } from '../database/index.ts'
import { dropMails, heldMails, releaseMails } from '../messages/held-mails.ts'
import { type MailTransport, type OutgoingMail, sendNextMail } from '../messages/index.ts'
import { notRestored } from '../retention/index.ts'
import { createEmptyDatabase, relayAll, type TestDatabase, testMailIdentity } from '../testing/index.ts'
import type { Lock } from './archive-writer.ts'
import { keepLog, readLog } from './irrevocable-log.ts'
import { makeBackup } from './make-backup.ts'
import { type BackupToRestore, restoreBackup } from './restore-backup.ts'
import { verifyBackup } from './verify-backup.ts'

const folder = mkdtempSync(join(tmpdir(), 'schalter-backup-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'backup.tar.gz')
/** In a folder that does not exist yet, as with an outside database. */
const log = join(folder, 'data', 'irrevocable.jsonl')
const noKey = { identities: [] }

const house = await CaseHouse.build()
const { db, database } = house

function backupTo(path: string, lock: Lock = { recipients: [] }) {
  const leaveOut = notRestored(retention)
  return makeBackup({
    url: database.ownerUrl,
    file: path,
    lock,
    version: '0',
    leaveOut,
    now: systemClock.now(),
  })
}

function restoreInto(target: TestDatabase, overrides: Partial<BackupToRestore> = {}) {
  const { url, ownerUrl: migrationUrl } = target
  const plain = { file, key: noKey, replace: false, logs: [log], withoutLog: false, log: () => {} }
  return restoreBackup({ url, migrationUrl, ...plain, ...overrides })
}

async function value<Row>(from: Database, query: ReturnType<typeof sql<Row>>): Promise<Row> {
  return (await query.execute(from)).rows[0]!
}

const sent: OutgoingMail[] = []
const transport: MailTransport = { deliver: async mail => void sent.push(mail) }
const say = { name: 'case-opened', render: async () => ({ subject: 'x', text: 'x' }) }
const send = (from: Database) => sendNextMail(from, systemClock, [say], transport, testMailIdentity)
const mail = { before: randomUUID(), between: randomUUID(), never: randomUUID() }
const draft = { deleted: randomUUID(), revoked: randomUUID() }
const [draftFile, letter, staff] = [randomUUID(), randomUUID(), randomUUID()]
const oldHash = Buffer.alloc(32, 1)
const newHash = Buffer.alloc(32, 2)
const large = randomBytes(11_000_000)
const awkward = 'Tab\t, Umbruch\n, Strich \\ und \\N, "Zitat", Ÿ̌ 😀'
let opened: Awaited<ReturnType<typeof house.open>>

async function queue(id: string) {
  await sql`INSERT INTO foundation.outbox (id, address, template, language, subject_id, created_at, due_at)
    VALUES (${id}, ${`${id}@example.org`}, 'case-opened', 'de', ${opened.id}, now(), now() - interval '1 second')`.execute(
    db,
  )
}

/** The house on the day of the backup. */
beforeAll(async () => {
  opened = await house.open()
  await sql`DELETE FROM foundation.outbox`.execute(db)
  await queue(mail.before)
  expect(await send(db)).toBe(true)
  await queue(mail.between)
  await sql`INSERT INTO people.staff (id, sign_in, name, roles, teams, password_hash, demo, created_at)
    VALUES (${staff}, 'ahrens', 'Jule Ahrens', '{caseworker}', '{melderecht}', 'x', true, now())`.execute(db)
  await sql`INSERT INTO people.session (token_hash, staff_id, created_at, last_seen_at, expires_at)
    VALUES (${oldHash}, ${staff}, now(), now(), now() + interval '1 hour')`.execute(db)
  for (const [id, hash] of [
    [draft.deleted, Buffer.alloc(32, 9)],
    [draft.revoked, oldHash],
  ] as const)
    await sql`INSERT INTO applications.draft (id, service_id, service_version, language, token_hash, created_at,
        updated_at, expires_at) VALUES (${id}, 'meldebescheinigung', 1, 'de', ${hash}, now(), now(), now() + interval '9 days')`.execute(
      db,
    )
  await insertFile(draftFile, Buffer.from('x'), draft.deleted)
  await sql`INSERT INTO applications.draft_file (file_id, draft_id, question, name, size, sha256, added_at)
    VALUES (${draftFile}, ${draft.deleted}, 'q', 'x', 1, ${oldHash}, now())`.execute(db)
  await insertFile(randomUUID(), large, opened.id)
  await sql`INSERT INTO cases.act (case_id, kind, at, actor_kind, note) VALUES (${opened.id}, 'note', now(), 'staff', ${awkward})`.execute(
    db,
  )
  await sql`INSERT INTO post.letter (id, case_id, reference, team, subject, recipient, content, delivery, state, demo, created_at)
    VALUES (${letter}, ${opened.id}, ${opened.reference}, 'melderecht', 'x', 'x', '{}', 'post', 'produced', true, now())`.execute(
    db,
  )
  await sealAudit(db)
  await relayAll(db, letterReader)
  await sql`INSERT INTO foundation.event (name, subject, at) VALUES ('letter-produced', ${letter}, now())`.execute(
    db,
  )
  await backupTo(file)
})

/** Columns that say whose a file is came later; they are filled where they exist. */
async function insertFile(id: string, content: Buffer, owner: string) {
  await sql`INSERT INTO foundation.file SELECT * FROM jsonb_populate_record(NULL::foundation.file, ${JSON.stringify(
    {
      id,
      name: 'x.png',
      media_type: 'image/png',
      size: content.length,
      sha256: '\\x00',
      content: `\\x${content.toString('hex')}`,
      created_at: '2026-11-03T08:52:00Z',
      owner,
      purpose: 'document',
    },
  )}::jsonb)`.execute(db)
}

/** What happens between the backup and the disaster. */
async function lifeGoesOn() {
  await sql`DELETE FROM applications.draft_file WHERE draft_id = ${draft.deleted}`.execute(db)
  await sql`DELETE FROM foundation.file WHERE id = ${draftFile}`.execute(db)
  await sql`DELETE FROM applications.draft WHERE id = ${draft.deleted}`.execute(db)
  await sql`UPDATE applications.draft SET token_hash = ${newHash}, link_epoch = 1 WHERE id = ${draft.revoked}`.execute(
    db,
  )
  await sql`UPDATE cases.case_record SET access_epoch = 1, link_token_hash = ${newHash} WHERE id = ${opened.id}`.execute(
    db,
  )
  await sql`UPDATE people.staff SET active = false WHERE id = ${staff}`.execute(db)
  await house.tx(tx => moveLetters(tx, postClerk, [letter], 'handed-over', systemClock.now()))
  expect(await send(db)).toBe(true)
  expect(sent.map(({ messageId }) => messageId)).toEqual([
    `<${mail.before}@amt.example>`,
    `<${mail.between}@amt.example>`,
  ])
}

describe('a backup', () => {
  it('is whole, small enough to carry and closed to other accounts', async () => {
    const { head, manifest } = await verifyBackup(file, noKey)
    expect(head.tables.map(({ name }) => name)).not.toContain('people.session')
    expect(manifest.tables['foundation.file']).toMatchObject({ rows: 2 })
    expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('that was cut off or changed is refused', async () => {
    const content = readFileSync(file)
    const broken = join(folder, 'broken.tar.gz')
    for (const [damage, said] of [
      [content.subarray(0, content.length - 5000), /ends too early/],
      [content.subarray(0, 1000), /ends too early/],
      [
        Buffer.concat([
          content.subarray(0, 50_000),
          Buffer.alloc(1, content[50_000]! ^ 1),
          content.subarray(50_001),
        ]),
        /damaged|too early/,
      ],
      [Buffer.from('hello'), /damaged, or no backup/],
    ] as const) {
      writeFileSync(broken, damage)
      await expect(verifyBackup(broken, noKey)).rejects.toThrow(said)
    }
  })

  it('for a key is read with this key only', async () => {
    const locked = join(folder, 'locked.age')
    const [own, other] = [await generateX25519Identity(), await generateX25519Identity()]
    await backupTo(locked, { recipients: [await identityToRecipient(own)] })
    expect(readFileSync(locked).includes('Petersen')).toBe(false)
    await expect(verifyBackup(locked, noKey)).rejects.toThrow('encrypted: give its key')
    await expect(verifyBackup(locked, { identities: [other] })).rejects.toThrow('this key does not fit')
    expect((await verifyBackup(locked, { identities: [own] })).head.format).toBe(1)
    const content = readFileSync(locked)
    content[90_000]! ^= 1
    writeFileSync(locked, content)
    await expect(verifyBackup(locked, { identities: [own] })).rejects.toThrow('damaged')
  })

  it('with a passphrase opens with it', async () => {
    const locked = join(folder, 'phrase.age')
    await backupTo(locked, { recipients: [], passphrase: 'korrekt pferd', workFactor: 12 })
    await expect(verifyBackup(locked, { ...noKey, passphrase: 'falsch' })).rejects.toThrow('does not fit')
    expect((await verifyBackup(locked, { ...noKey, passphrase: 'korrekt pferd' })).head.format).toBe(1)
  })
})

describe('a restore', () => {
  let target: TestDatabase
  let restored: Database
  beforeAll(async () => {
    const keep = keepLog(db, log)
    await keep()
    await lifeGoesOn()
    // More than once, and by two workers: an entry twice does no harm.
    await keep()
    await keepLog(db, log)()
    target = await createEmptyDatabase()
  })

  it('is refused where nothing tells what was deleted since', async () => {
    await expect(restoreInto(target, { logs: [join(folder, 'none.jsonl')] })).rejects.toThrow(
      'Nothing tells what was deleted',
    )
  })

  it('of a damaged file leaves what is there', async () => {
    const broken = join(folder, 'damaged.tar.gz')
    writeFileSync(broken, readFileSync(file).subarray(0, 900_000))
    await expect(restoreInto(database, { file: broken, replace: true })).rejects.toThrow('too early')
    expect((await value(db, sql<{ n: number }>`SELECT count(*) AS n FROM cases.case_record`)).n).toBe(1)
  })

  it('brings everything back that may come back', async () => {
    const done = await restoreInto(target)
    expect(done).toMatchObject({ heldMails: 0 })
    restored = openDatabase(target.url)
    const note = await value(restored, sql<{ note: string }>`SELECT note FROM cases.act WHERE kind = 'note'`)
    expect(note.note).toBe(awkward)
    const { content } = await value(restored, sql<{ content: Buffer }>`SELECT content FROM foundation.file`)
    expect(content.equals(large)).toBe(true)
    expect(await findBrokenSeal(restored)).toBeNull()
  })

  it('resurrects nothing that was deleted', async () => {
    const { n } = await value(
      restored,
      sql<{ n: number }>`
      SELECT (SELECT count(*) FROM applications.draft WHERE id = ${draft.deleted})
        + (SELECT count(*) FROM applications.draft_file) + (SELECT count(*) FROM foundation.file WHERE id = ${draftFile})
        + (SELECT count(*) FROM people.session) + (SELECT count(*) FROM foundation.attempt) AS n`,
    )
    expect(n).toBe(0)
  })

  it('leaves old links and ended access dead', async () => {
    const is = await value(
      restored,
      sql<{ draft: Buffer; link: Buffer; epoch: number; active: boolean }>`
      SELECT d.token_hash AS draft, c.link_token_hash AS link, c.access_epoch AS epoch, s.active
      FROM applications.draft d, cases.case_record c, people.staff s WHERE s.id = ${staff}`,
    )
    expect(is).toEqual({ draft: newHash, link: newHash, epoch: 1, active: false })
  })

  it('sends nothing twice, neither by mail nor by post', async () => {
    expect(await send(restored)).toBe(false)
    const { state } = await value(restored, sql<{ state: string }>`SELECT state FROM post.letter`)
    expect(state).toBe('handed-over')
  })

  it('hands on what was not read yet, once', async () => {
    await relayAll(restored, letterReader)
    await relayAll(restored, letterReader)
    const { rows } = await sql<{
      kind: string
    }>`SELECT kind FROM cases.act WHERE kind LIKE 'letter%'`.execute(restored)
    expect(rows).toEqual([{ kind: 'letter-produced' }])
  })

  it('leaves a house that works: new rows, append-only tables, a line in the audit trail', async () => {
    await sql`INSERT INTO cases.act (case_id, kind, at, actor_kind) VALUES (${opened.id}, 'note', now(), 'staff')`.execute(
      restored,
    )
    await expect(sql`DELETE FROM cases.act`.execute(restored)).rejects.toThrow()
    await expect(sql`ALTER TABLE cases.act ADD COLUMN x int`.execute(restored)).rejects.toThrow(
      'must be owner',
    )
    const { detail } = await value(
      restored,
      sql<{ detail: object }>`SELECT detail FROM foundation.audit WHERE act = 'database.restored'`,
    )
    expect(detail).toMatchObject({ heldMails: 0, withoutLog: false })
  })

  it('does not take the place of data, unless that is said', async () => {
    await restored.destroy()
    await expect(restoreInto(target)).rejects.toThrow('holds data')
    await restoreInto(target, { replace: true, logs: [] })
    restored = openDatabase(target.url)
    const { active } = await value(
      restored,
      sql<{ active: boolean }>`SELECT active FROM people.staff WHERE id = ${staff}`,
    )
    expect(active).toBe(false)
    await restored.destroy()
  })

  it('is refused while citizens are served', async () => {
    const web = openDatabase(target.url, { name: 'schalter web' })
    await sql`SELECT`.execute(web)
    await expect(restoreInto(target, { replace: true })).rejects.toThrow('Stop Schalter first')
    await web.destroy()
  })
})

describe('mails that were unsent in the backup and of which nothing is known', () => {
  it('are held until a person releases or drops them, and keep their Message-ID', async () => {
    const target = await createEmptyDatabase()
    await queue(mail.never)
    const late = join(folder, 'late.tar.gz')
    await sql`INSERT INTO foundation.outbox (id, address, template, language, subject_id, created_at, due_at)
      VALUES (${randomUUID()}, 'b@example.org', 'case-opened', 'de', ${opened.id}, now(), now() - interval '1 second')`.execute(
      db,
    )
    await backupTo(late)
    await keepLog(db, log)()
    expect(await restoreInto(target, { file: late })).toMatchObject({ heldMails: 2 })
    const there = openDatabase(target.url)
    expect(await send(there)).toBe(false)
    const held = await heldMails(there)
    const other = held.find(({ id }) => id !== mail.never)!
    await there.transaction().execute(tx => dropMails(tx, [other.id], systemClock.now()))
    expect(await there.transaction().execute(tx => releaseMails(tx, null, systemClock.now()))).toBe(1)
    sent.length = 0
    expect([await send(there), await send(there)]).toEqual([true, false])
    expect(sent.map(({ messageId }) => messageId)).toEqual([`<${mail.never}@amt.example>`])
    const { rows } = await sql<{
      act: string
    }>`SELECT act FROM foundation.audit WHERE act LIKE 'mail.%' ORDER BY act`.execute(there)
    expect(rows.map(({ act }) => act)).toEqual(['mail.dropped', 'mail.released'])
    await there.destroy()
  })
})

it('the log survives a line that was broken off', async () => {
  const torn = join(folder, 'torn.jsonl')
  writeFileSync(torn, readFileSync(log, 'utf8').trimEnd().slice(0, -9))
  const before = (await readLog(torn))!.entries.length
  await keepLog(db, torn)()
  const after = await readLog(torn)
  expect(after!.entries.length).toBeGreaterThan(before)
  expect(new Set(after!.entries.map(({ id }) => id))).toEqual(
    new Set((await readLog(log))!.entries.map(({ id }) => id)),
  )
})
