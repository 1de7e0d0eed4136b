import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { addFile } from '../../src/applications/drafts/draft-files.ts'
import { startDraft } from '../../src/applications/drafts/start-draft.ts'
import { raiseAlarm } from '../../src/appointments/alarm/alarm-acts.ts'
import { bookAppointment } from '../../src/appointments/booking/book-appointment.ts'
import { confirmAppointment } from '../../src/appointments/booking/change-appointment.ts'
import { holdPlace } from '../../src/appointments/booking/hold-place.ts'
import { writeRoster } from '../../src/appointments/rosters/queries.ts'
import { beforeOpening, buildOffice, demand, monday } from '../../src/appointments/testing/small-city.ts'
import { writeWaiting } from '../../src/appointments/testing/write-waiting.ts'
import { passOnCase } from '../../src/cases/acts/work-on-case.ts'
import { answerInquiry } from '../../src/cases/inquiry/answer-inquiry.ts'
import { askCitizen } from '../../src/cases/inquiry/ask-citizen.ts'
import { openInquiry } from '../../src/cases/inquiry/queries.ts'
import { explainLook } from '../../src/cases/looks/explain-look.ts'
import { FINISHED_FOR_DAYS } from '../../src/cases/looks/unusual-look.ts'
import { giveNumber } from '../../src/cases/mobile/give-number.ts'
import { findCaseByReference } from '../../src/cases/queries.ts'
import { decideCase } from '../../src/cases/result/decide-case.ts'
import { CaseHouse, postClerk, registrar } from '../../src/cases/testing/case-house.ts'
import {
  asSystem,
  type Database,
  inTransaction,
  letIn,
  narrowed,
  openPool,
} from '../../src/foundation/database/index.ts'
import { checkedFile } from '../../src/foundation/files/testing/checked-file.ts'
import { answer, apiGet, buildServer, get, staffGet } from '../../src/foundation/http/index.ts'
import { queueMail } from '../../src/foundation/messages/index.ts'
import type { StaffActor } from '../../src/foundation/permissions/index.ts'
import { citizen } from '../../src/foundation/permissions/index.ts'
import { digestOf } from '../../src/foundation/testing/index.ts'
import { insertCallBack } from '../../src/hotline/call-backs/queries.ts'
import { mounts } from '../../src/mounts.ts'
import { closeLetterProcess, moveLetters, produceOrderedLetters } from '../../src/post/index.ts'
import { getService } from '../../src/services/index.ts'

/** Tables and whole schemas without a wall, and why they need none. */
const OPEN: Record<string, string> = {
  'appointments.pool': 'kinds of counters',
  'appointments.need': 'what a service takes',
  'appointments.rule': 'when an office is open',
  'appointments.day': 'what is free on a day',
  'appointments.roster': 'how many people are there on a day, without who they are',
  'appointments.day_sheet': 'which sheets were made, without what stands on them',
  'appointments.next_free': 'what was free in an hour',
  'appointments.ticket': 'waiting numbers, which say nothing of anybody',
  'appointments.counter_setting': 'how many may come without an appointment',
  'appointments.place': 'what is taken of a day, by nobody in particular',
  'appointments.hold_minute': 'how many tries to hold there were in a minute',
  'appointments.spent_proof': 'hashes of what was used up for a hold',
  'appointments.stop': 'which offices are stopped',
  'appointments.service_stop': 'which services are stopped where',
  'appointments.take_over': 'ids of appointments and how they were told, without whose they are',
  'appointments.live_key': 'keyed hashes',
  'appointments.waiting_key': 'keyed hashes',
  channels: 'what is open and closed in the city',
  law: 'statutes, derogations and needs for change; of people only the staff who entered and released them',
  emergency: 'plans and operations, which name no citizen, and the staff who wrote, released and ended them',
  offices: 'houses, hours and pages',
  services: 'the catalogue',
  'hotline.call_back_queue': 'for which team call-backs are taken',
  'feedback.rating': 'leads back to nobody: the voter is a keyed hash, the subject a service',
  people: 'staff and sessions, asked before anybody is known; the simulated register stands for one outside',
  'foundation.attempt': 'keyed hashes',
  'foundation.audit_seal': 'hashes',
  'foundation.irrevocable': 'ids, states and hashes of what is gone',
  'foundation.event': 'names and ids, read by the worker',
  'foundation.event_reader': 'positions',
  'foundation.display_version': 'which topic changed',
  'foundation.migration': 'names of files',
  'foundation.setting': 'facts about the installation',
  'foundation.idempotency': 'sealed with a key of the caller that is not stored',
}

let house: CaseHouse
let own: { id: string; draft: string; appointment: string; line: string }
let tables: string[]
beforeAll(async () => {
  house = await CaseHouse.build()
  tables = await walledTables()
  own = await fillEveryTable()
  await closeLetterProcess()
})

async function walledTables(): Promise<string[]> {
  const rows = await house.rows(sql<{ name: string }>`
    SELECT c.oid::regclass::text AS name FROM pg_class c
    WHERE c.relrowsecurity AND c.relkind = 'r' AND c.relnamespace::regnamespace::text <> 'graphile_worker' ORDER BY 1`)
  return rows.map(({ name }) => name)
}

/** A case of the team melderecht with all that may hang on it, and a draft with a file. */
async function fillEveryTable() {
  const opened = await house.open()
  const [now, today] = [house.clock.now(), house.clock.today()]
  await house.tx(tx => askCitizen(tx, house.step(opened), { wants: 'file', question: 'Ausweis?' }))
  const inquiry = await openInquiry(house.db, opened.id)
  const pdf = checkedFile('a.pdf', Buffer.from('%PDF-1.4 a'), 'application/pdf')
  await house.tx(tx =>
    answerInquiry(tx, opened.id, { inquiryId: inquiry!.id, text: '', file: pdf }, now, today),
  )
  const number = {
    caseId: opened.id,
    number: '+491711234567',
    language: 'de',
    connection: null,
    at: now,
  } as const
  await house.tx(tx => giveNumber(tx, house.secret, number))
  await house.tx(tx => decideCase(tx, house.step(opened), { kind: 'granted', words: '' }, today))
  const muchLater = { ...house.step(opened), at: now.add({ hours: 24 * (FINISHED_FOR_DAYS + 1) }) }
  await house.tx(tx => explainLook(tx, muchLater, { reason: 'review', words: 'Stichprobe' }))
  await produceOrderedLetters(house.db, house.clock)
  const letters = await house.rows(sql<{ id: string }>`SELECT id FROM post.letter`)
  await house.tx(tx =>
    moveLetters(
      tx,
      postClerk,
      letters.map(({ id }) => id),
      'handed-over',
      now,
    ),
  )
  const service = await getService(house.db, 'wohnberechtigungsschein')
  const draft = await house.tx(tx => startDraft(tx, house.secret, { service, language: 'de', at: now }))
  const mail = {
    address: 'a@example.org',
    template: 'draft-saved',
    language: 'de',
    subjectId: draft.id,
  } as const
  await house.tx(tx => queueMail(tx, { ...mail, at: now }))
  const change = { draftId: draft.id, language: 'de', at: now } as const
  const question = { id: 'proof', type: 'file', maxFiles: 3 } as never
  await house.tx(tx => addFile(tx, change, question, pdf))
  const line = await writeWaiting(house.db, { at: now, day: today, state: 'waiting' })
  const appointment = await bookSomething()
  await planSomebody()
  await noteCallBack(now)
  return { id: opened.id, draft: draft.id, appointment, line: line.id }
}

/** Of another team, and of nobody who could show a key. */
async function noteCallBack(askedAt: Temporal.Instant): Promise<void> {
  const words = { name: 'Demo', phone: '040 123456', errand: '?', wished: 'any', language: 'de' } as const
  const about = { id: randomUUID(), team: 'verkehr-und-tiere', service: 'hund-anmelden', askedAt }
  await house.tx(tx => insertCallBack(tx, { ...about, ...words, enteredBy: null }))
}

/** An appointment that was confirmed. */
async function bookSomething(): Promise<string> {
  const at = beforeOpening
  await buildOffice(house.db, 'altona', ['counter'])
  const id = randomUUID()
  const errands = [{ id: 'personalausweis', persons: 1 }]
  const place = { id, office: 'altona', day: monday, step: 4, demand: demand(), errands, at } as const
  await holdPlace(house.db, { ...place, contingent: 'online' })
  const booker = { name: 'Demo', birthDate: Temporal.PlainDate.from('1980-02-29') }
  const person = {
    booker,
    attendees: [],
    email: 'a@example.org',
    phone: null,
    needs: [],
    caseId: null,
  } as const
  const booking = { hold: id, errands, ...person, language: 'de', by: citizen, demo: true, at } as const
  await bookAppointment(house.db, house.secret, booking)
  await house.tx(tx => confirmAppointment(tx, { id, by: citizen, at }))
  return id
}

async function planSomebody(): Promise<void> {
  const [from, until] = ['08:00', '12:00'].map(time => Temporal.PlainTime.from(time))
  const line = { name: 'Demo', from: from!, until: until!, kinds: ['counter'], absent: false } as const
  await house.tx(tx => writeRoster(tx, 'altona', { day: monday, lines: [line] }, beforeOpening))
  const desk = { office: 'altona', day: monday, counter: '4', by: postClerk, at: beforeOpening }
  await house.tx(tx => raiseAlarm(tx, desk))
}

const appointmentTables = ['appointments.appointment', 'appointments.appointment_act']
/** What is the affair of staff alone. */
const ofStaff = ['appointments.alarm', 'appointments.roster_line', 'hotline.call_back']

async function countsSeenBy(db: Database): Promise<Record<string, number>> {
  const one = (name: string): RawBuilder<unknown> =>
    sql`SELECT ${name}::text AS name, count(*) AS n FROM ${sql.raw(name)}`
  const { rows } = await sql<{
    name: string
    n: number
  }>`${sql.join(tables.map(one), sql` UNION ALL `)}`.execute(db)
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]))
}

const visitor = () => narrowed(house.db, { actor: 'citizen' })
const staffOf = (...teams: string[]) => narrowed(house.db, { actor: 'staff', teams })
const nothing = () => Object.fromEntries(tables.map(name => [name, 0]))

/** Who has no business with the case of melderecht. */
async function strangers(): Promise<[string, Database][]> {
  const otherCitizen = visitor()
  await letIn(otherCitizen, randomUUID())
  return [
    ['a visitor who has shown nothing', visitor()],
    ['a citizen with the key of something else', otherCitizen],
    ['staff without a team', staffOf()],
    ['staff of another team', staffOf('wohnen-und-soziales')],
  ]
}

describe('every table', () => {
  test('has a wall that binds its owner, too, or a reason why it needs none', async () => {
    const rows = await house.rows(sql<{ schema: string; name: string; walled: boolean }>`
      SELECT c.relnamespace::regnamespace::text AS schema, c.oid::regclass::text AS name,
        c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid) AS walled
      FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace::regnamespace::text !~ '^(pg_|information_schema|graphile_worker)'`)
    const bare = rows.filter(({ schema, name, walled }) => !walled && !OPEN[name] && !OPEN[schema])
    expect(bare.map(({ name }) => name)).toEqual([])
    const walled = rows.filter(row => row.walled && (OPEN[row.name] || OPEN[row.schema]))
    expect(walled.map(({ name }) => name)).toEqual([])
  })

  test('holds something that could be seen', async () => {
    expect(Object.entries(await countsSeenBy(house.db)).filter(([, n]) => n === 0)).toEqual([])
  })

  test('shows nothing to a connection that says nothing, the owner included', async () => {
    for (const url of [house.database.url, house.database.ownerUrl]) {
      const pool = openPool(url, { max: 1 })
      for (const name of tables) {
        const { rows } = await pool.query(`SELECT count(*) AS n FROM ${name}`)
        expect([name, rows[0].n]).toEqual([name, 0])
      }
      await pool.end()
    }
  })
})

describe('with the checks of the program taken away', () => {
  test('strangers see nothing', async () => {
    for (const [who, db] of await strangers()) expect([who, await countsSeenBy(db)]).toEqual([who, nothing()])
  })

  test('strangers change and delete nothing', async () => {
    const columns = await house.rows(sql<{ name: string; column: string }>`
      SELECT attrelid::regclass::text AS name, min(attname) AS column FROM pg_attribute
      WHERE attnum > 0 AND NOT attisdropped AND attidentity = '' GROUP BY attrelid`)
    const columnOf = new Map(columns.map(({ name, column }) => [name, column]))
    for (const [who, db] of await strangers()) {
      const before = await digestOf(house.db)
      for (const name of tables) {
        const column = columnOf.get(name)!
        for (const statement of [`UPDATE ${name} SET ${column} = ${column}`, `DELETE FROM ${name}`]) {
          const outcome = await sql
            .raw(statement)
            .execute(db)
            .catch((error: pg.DatabaseError) => error.message)
          const harmless =
            typeof outcome === 'string'
              ? /append-only|permission denied/.test(outcome)
              : !outcome.numAffectedRows
          expect([who, statement, harmless]).toEqual([who, statement, true])
        }
      }
      expect(await digestOf(house.db)).toBe(before)
    }
  })

  test('nobody writes into the case of another team', async () => {
    const at = house.clock.now()
    const inserts = [
      sql`INSERT INTO cases.act (case_id, kind, at, actor_kind) VALUES (${own.id}, 'note', ${at}, 'staff')`,
      sql`INSERT INTO cases.act (case_id, kind, at, actor_kind, team) VALUES (${own.id}, 'note', ${at}, 'staff', 'gewerbe')`,
      sql`INSERT INTO cases.inquiry (id, case_id, wants, question, asked_at, asked_by)
        VALUES (${randomUUID()}, ${own.id}, 'text', '?', ${at}, 'x')`,
      sql`INSERT INTO post.letter (id, case_id, reference, team, subject, recipient, content, delivery, state, demo, created_at)
        VALUES (${randomUUID()}, ${own.id}, 'HH', 'melderecht', '', '', '{}', 'post', 'ordered', true, ${at})`,
      sql`INSERT INTO foundation.file (id, name, media_type, size, sha256, content, created_at, owner, team, purpose)
        VALUES (${randomUUID()}, 'x', 'x', 0, '', '', ${at}, ${own.id}, 'melderecht', 'document')`,
    ]
    for (const [who, db] of await strangers())
      for (const insert of inserts)
        await expect(insert.execute(db), who).rejects.toThrow(/row-level security|not-null|violates/)
  })

  test('nobody takes a case by giving it to the own team', async () => {
    const db = staffOf('gewerbe')
    await sql`UPDATE cases.case_record SET team = 'gewerbe'`.execute(db)
    const give = sql`UPDATE cases.case_record SET team = 'gewerbe' WHERE id = ${own.id}`.execute(
      staffOf('melderecht'),
    )
    await expect(give).rejects.toThrow('row-level security')
  })
})

describe('who has business there', () => {
  test('the own team sees all of the case, and no draft and no audit trail', async () => {
    const unseen = Object.entries(await countsSeenBy(staffOf('melderecht'))).filter(([, n]) => n === 0)
    expect(unseen.map(([name]) => name)).toEqual([
      'applications.draft',
      'applications.draft_file',
      'appointments.alarm',
      'appointments.appointment',
      'appointments.appointment_act',
      'appointments.offer',
      'appointments.roster_line',
      'appointments.waiting',
      'foundation.audit',
      'hotline.call_back',
    ])
  })

  test('the citizen sees the own case and the own draft, each with its key', async () => {
    const citizen = visitor()
    await letIn(citizen, own.id)
    const unseen = async () =>
      Object.entries(await countsSeenBy(citizen)).flatMap(([name, n]) =>
        n === 0 && !ofStaff.includes(name) ? [name] : [],
      )
    const list = ['appointments.offer', 'appointments.waiting']
    expect(await unseen()).toEqual([
      'applications.draft',
      'applications.draft_file',
      ...appointmentTables,
      ...list,
    ])
    await letIn(citizen, own.draft)
    expect(await unseen()).toEqual([...appointmentTables, ...list])
    await letIn(citizen, own.appointment)
    expect(await unseen()).toEqual(list)
    await letIn(citizen, own.line)
    expect(await unseen()).toEqual([])
  })

  test('the post room sees letters of all teams and no case, the auditor the trail, administrators mail of no case', async () => {
    const seen = async (...reach: string[]) => {
      const counts = await countsSeenBy(narrowed(house.db, { actor: 'staff', teams: [], reach }))
      return Object.entries(counts).flatMap(([name, n]) => (n > 0 ? [name] : []))
    }
    expect(await seen('post')).toEqual(['foundation.file', 'post.letter', 'post.letter_act'])
    expect(await seen('audit')).toEqual(['cases.look', 'foundation.audit'])
    expect(await seen('mail')).toEqual(['foundation.outbox'])
    expect(await seen('call-backs')).toEqual(['hotline.call_back'])
    expect(await seen('rosters')).toEqual(['appointments.roster_line'])
    expect(await seen('appointments')).toEqual(['appointments.alarm', ...appointmentTables])
    const files = await sql<{ purpose: string }>`SELECT DISTINCT purpose FROM foundation.file`.execute(
      narrowed(house.db, { actor: 'staff', reach: ['post'] }),
    )
    expect(files.rows).toEqual([{ purpose: 'letter' }])
  })

  test('everything that hangs on a case goes with it to another team', async () => {
    const opened = await house.open()
    await house.tx(tx => askCitizen(tx, house.step(opened), { wants: 'text', question: '?' }))
    const before = { old: staffOf('melderecht'), next: staffOf('gewerbe') }
    const rowsOf = async (db: Database) => {
      const { rows } = await sql<{ n: number }>`
        SELECT (SELECT count(*) FROM cases.case_record WHERE id = ${opened.id})
          + (SELECT count(*) FROM cases.act WHERE case_id = ${opened.id})
          + (SELECT count(*) FROM cases.inquiry WHERE case_id = ${opened.id})
          + (SELECT count(*) FROM foundation.outbox WHERE subject_id = ${opened.id}) AS n`.execute(db)
      return rows[0]!.n
    }
    const all = await rowsOf(before.old)
    expect(all).toBeGreaterThan(4)
    await inTransaction(before.old, tx =>
      passOnCase(tx, house.step(opened, registrar), 'gewerbe', 'Gehört dorthin.'),
    )
    expect([await rowsOf(before.old), await rowsOf(before.next)]).toEqual([0, all + 1])
  })
})

describe('one connection after another', () => {
  test('sees what its present user may see, never what the last one saw', async () => {
    const teams = ['melderecht', 'gewerbe', 'wohnen-und-soziales']
    const reference = (await house.read(own)).reference
    const looks = Array.from({ length: 200 }, async (_, n) => {
      const team = teams[n % 3]!
      const found = await findCaseByReference(staffOf(team), reference)
      expect([team, found?.id]).toEqual([team, team === 'melderecht' ? own.id : undefined])
    })
    await Promise.all(looks)
  })

  test('a key handed out within a transaction ends with it, also where it fails', async () => {
    const db = visitor()
    const seen = async (on: Parameters<typeof letIn>[0]) =>
      (await sql`SELECT FROM cases.case_record WHERE id = ${own.id}`.execute(on)).rows.length
    await inTransaction(db, async tx => {
      await letIn(tx, own.id)
      expect(await seen(tx)).toBe(1)
    })
    const failing = inTransaction(db, async tx => {
      await letIn(tx, own.id)
      await sql`SELECT 1 / 0`.execute(tx)
    })
    await expect(failing).rejects.toThrow('division by zero')
    for (let n = 0; n < 20; n++) expect(await seen(db)).toBe(0)
  })

  test('what is done as the house ends where it was begun', async () => {
    await inTransaction(visitor(), async tx => {
      const seen = async () =>
        (await sql`SELECT FROM cases.case_record WHERE id = ${own.id}`.execute(tx)).rows.length
      expect(await asSystem(tx, seen)).toBe(1)
      await expect(asSystem(tx, async () => Promise.reject(new Error('no')))).rejects.toThrow('no')
      expect(await seen()).toBe(0)
    })
  })
})

test('no route is handed a database that sees everything', async () => {
  const count = async ({ db }: { db: Database }) =>
    ({ kind: 'json', value: (await sql`SELECT FROM cases.case_record`.execute(db)).rows.length }) as const
  const counted = apiGet('/zahl', {
    topic: 'cases',
    summary: { de: 'Zahl', en: 'Number' },
    answers: { 200: { says: { de: 'Zahl', en: 'Number' }, schema: z.int() } },
    handle: async visit => answer(200, (await count(visit)).value),
  })
  const looksWith = (staff: StaffActor | null) => ({
    ...mounts,
    portal: [get('/zahl', count)],
    api: [counted],
    workbench: {
      ...mounts.workbench,
      routes: [staffGet('/amt/zahl', 'anyone', count)],
      identify: async () => staff,
    },
  })
  const seen = async (staff: StaffActor | null, ...urls: string[]) => {
    const server = await buildServer(house.house, looksWith(staff))
    return Promise.all(urls.map(async url => (await server.inject(url)).json()))
  }
  expect(await seen(null, '/zahl', '/en/zahl', '/api/v1/zahl', '/amt/zahl')).toEqual([0, 0, 0, 0])
  const [all] = await house.rows(
    sql<{ n: number }>`SELECT count(*) AS n FROM cases.case_record WHERE team = 'melderecht'`,
  )
  expect(await seen(registrar, '/amt/zahl', '/zahl')).toEqual([all!.n, 0])
  expect(await seen({ ...registrar, roles: ['editor'] }, '/amt/zahl')).toEqual([0])
})
