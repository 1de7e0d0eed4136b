import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { beforeEach, describe, expect, test } from 'vitest'
import { answerChannels, liftOverlay, writeOverlay } from '../../channels/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { BERLIN } from '../../foundation/language/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { createTestDatabase, fixedClock } from '../../foundation/testing/index.ts'
import { enterDerogation } from '../../law/derogations/enter-derogation.ts'
import { releaseDerogation } from '../../law/derogations/release-derogation.ts'
import { type ShutWays, stageOf } from './ending.ts'
import { endingsAhead } from './endings-ahead.ts'
import { findEndings } from './find-endings.ts'
import { endingMailTemplates } from './mail-template.ts'
import { toldSince } from './queries.ts'
import { remindOfEndings } from './remind-of-endings.ts'
import { type Use, visitsThatFollow } from './visits-that-follow.ts'

const { db } = await createTestDatabase({ demo: true, max: 4 })
const day = Temporal.PlainDate.from
const noon = (text: string) => day(text).toZonedDateTime({ timeZone: BERLIN, plainTime: '12:00' }).toInstant()
const person = (id: string, role: StaffActor['roles'][number]): StaffActor => ({
  kind: 'staff',
  id,
  name: `Demo ${id}`,
  roles: [role],
  teams: [],
})
const [officer, manager] = [person('l1', 'legal-officer'), person('m1', 'office-manager')]
const TODAY = '2026-11-01'

/** Applying for an ID card by phone: shut by law in ordinary times, offered and let through until a day. */
async function phoneForIdCards(until: string): Promise<string> {
  return inTransaction(db, async tx => {
    const entered = {
      title: { de: 'Antrag am Telefon', en: 'Application by phone' },
      requirement: 'pauswg-9-1-6-appearance',
      effect: 'suspends',
      instrument: 'ordinance',
      citation: { de: 'Verordnung der Probe', en: 'Ordinance of the test' },
      issuer: { de: 'Senat', en: 'Senate' },
      reference: null,
      territory: { kind: 'city' },
      covers: 'yes',
      opens: ['phone'],
      conditions: null,
      from: '2026-10-01',
      until,
      reviewOn: null,
      note: null,
      source: { text: { de: 'Akte', en: 'File' } },
    } as const
    const id = await enterDerogation(tx, officer, entered, noon(TODAY))
    await releaseDerogation(tx, manager, { id, term: 0, at: noon(TODAY) })
    return id
  })
}

function open(
  until: string | null,
  service = 'meldebescheinigung',
  channel: 'phone' | 'video' = 'video',
): Promise<void> {
  const at = noon('2026-10-01')
  return inTransaction(db, tx =>
    writeOverlay(tx, {
      id: randomUUID(),
      place: { kind: 'city' },
      service,
      step: 'apply',
      channel,
      state: 'open',
      reason: { de: 'Zurzeit offen.', en: 'Open at present.' },
      from: at,
      until: until === null ? null : noon(until),
      createdBy: 'Demo',
      createdAt: at,
    }),
  )
}

async function hire(signIn: string, role: StaffActor['roles'][number], demo = false): Promise<void> {
  await sql`INSERT INTO people.staff (id, sign_in, name, roles, teams, password_hash, demo, created_at)
    VALUES (gen_random_uuid(), ${signIn}, 'Demo', ${[role]}, '{}', '-', ${demo}, now())`.execute(db)
}

const mails = async () =>
  (
    await sql<{ address: string; subject: string; data: Record<string, unknown> }>`
      SELECT address, subject_id AS subject, data FROM foundation.outbox WHERE template = 'ground-ends' ORDER BY address`.execute(
      db,
    )
  ).rows

beforeEach(async () => {
  // What earlier tests left is over long ago.
  const { rows } = await sql<{ id: string }>`SELECT id FROM channels.overlay`.execute(db)
  await inTransaction(db, async tx => {
    for (const { id } of rows) await liftOverlay(tx, { id, by: 'Demo', at: noon('2026-08-01') })
  })
  await sql`DELETE FROM foundation.outbox`.execute(db)
  await sql`DELETE FROM people.staff WHERE name = 'Demo'`.execute(db)
})

test.each([
  [91, null],
  [90, 90],
  [31, 90],
  [30, 30],
  [8, 30],
  [7, 7],
  [1, 7],
  [0, 0],
  [-7, 0],
  [-8, null],
])('%i days before the end it is the turn of %s', (days, stage) => {
  expect(stageOf(day(TODAY).add({ days }), day(TODAY))).toBe(stage)
})

describe('a derogation that ends', () => {
  test('is told of four times, each once, to those responsible, and then its way is shut with the reason', async () => {
    const id = await phoneForIdCards('2027-01-31')
    await open(null, 'personalausweis', 'phone')
    await hire('recht@amt.example', 'legal-officer')
    await hire('leitung@amt.example', 'office-manager')
    await hire('sachbearbeitung@amt.example', 'caseworker')
    await hire('leitung-ohne-adresse', 'office-manager')
    await hire('demo@amt.example', 'legal-officer', true)
    const clock = fixedClock(`${TODAY}T11:00:00Z`)
    const told: [string, number][] = []
    // Every day is asked, and asked again, around those on which something is due.
    for (const days of [0, 1, 1, 1, 58, 1, 1, 21, 1, 1, 6, 1, 1, 1, 8]) {
      clock.advance({ days })
      const count = (await remindOfEndings(db, clock)) + (await remindOfEndings(db, clock))
      if (count > 0) told.push([`${clock.today()}`, count])
    }
    expect(told).toEqual([
      ['2026-11-03', 1],
      ['2027-01-02', 1],
      ['2027-01-25', 1],
      ['2027-02-01', 1],
    ])
    const sent = await mails()
    expect(sent.map(({ address }) => address)).toEqual([
      ...Array(4).fill('leitung@amt.example'),
      ...Array(4).fill('recht@amt.example'),
    ])
    const [first] = await toldSince(db, day('2027-02-01'))
    expect(first).toMatchObject({ ground: { kind: 'derogation', id }, stage: 90, mails: 2 })
    expect(first!.facts.shuts).toMatchObject([
      {
        service: { id: 'personalausweis' },
        step: 'apply',
        channels: ['phone'],
        onSiteOnly: true,
        offices: null,
      },
    ])

    const phone = async (at: string) => {
      const answers = await answerChannels(db, 'personalausweis', { at: noon(at), identified: 'none' })
      return answers.find(({ step, channel }) => step === 'apply' && channel === 'phone')!
    }
    expect((await phone('2027-01-31')).state).toBe('open')
    const shut = await phone('2027-02-01')
    expect(shut.state).toBe('closed')
    expect(shut.reason.de).toMatch(
      /^Bis 31\. Januar 2027 ging das als Ausnahme \(Verordnung der Probe\)\. Sie ist ausgelaufen\./,
    )
  })

  test('that was never released, or holds elsewhere, is no end', async () => {
    const before = await findEndings(db, day(TODAY))
    expect(before.map(({ ground }) => ground.kind)).not.toContain('overlay')
    expect(before.every(({ closes }) => stageOf(closes, day(TODAY)) !== null)).toBe(true)
  })
})

describe('an overlay that ends', () => {
  test('is told of with its services, and on the day only if it was before', async () => {
    await open('2026-12-11')
    await open('2026-11-20', 'hund-anmelden')
    const clock = fixedClock('2026-11-20T22:00:00Z')
    await remindOfEndings(db, clock)
    const told = (await toldSince(db, day('2026-11-01'))).filter(({ ground }) => ground.kind === 'overlay')
    expect(told).toMatchObject([{ stage: 30, closes: day('2026-12-11') }])
    clock.advance({ days: 21 })
    expect(await remindOfEndings(db, clock)).toBe(1)
  })

  test('two job processes tell of it once', async () => {
    await open('2026-12-12')
    await hire('leitung@amt.example', 'office-manager')
    const clock = fixedClock('2026-11-20T22:00:00Z')
    const counts = await Promise.all([remindOfEndings(db, clock), remindOfEndings(db, clock)])
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1)
    expect(await mails()).toHaveLength(1)
  })
})

test('the mail names grounds, ways, what follows, and where to decide', async () => {
  await open('2026-12-13')
  await hire('leitung@amt.example', 'office-manager')
  await remindOfEndings(db, fixedClock('2026-11-20T22:00:00Z'))
  const [mail] = await mails()
  const template = endingMailTemplates({ publicUrl: 'https://amt.example' })[0]!
  const queued = { ...mail!, subjectId: mail!.subject, language: 'de' } as unknown as Parameters<
    typeof template.render
  >[1]
  const rendered = (await inTransaction(db, tx => template.render(tx, queued)))!
  expect(rendered.subject).toBe('Wege schließen am 13. Dezember 2026')
  expect(rendered.text).toContain('- Meldebescheinigung, Antrag: Video')
  expect(rendered.text).toMatch(/Besuche, die folgen: (unbekannt|rund|mindestens)/)
  expect(rendered.text).toContain('https://amt.example/amt/recht')
})

describe('the visits that follow', () => {
  const shut = (overrides: Partial<ShutWays>): ShutWays => ({
    service: { id: 'a', name: { de: 'A', en: 'A' } },
    step: 'apply',
    channels: ['online'],
    onSiteOnly: false,
    offices: null,
    ...overrides,
  })
  const row = { service: 'a', channel: 'online', delivery: 'post', identified: true, count: 90 } as const
  const use: Use = {
    cases: { rows: [row, { ...row, identified: false, count: 30 }], channels: ['online'], since: null },
    meetings: { rows: [{ service: 'a', mode: 'phone', count: 9 }], since: null },
    from: day('2026-08-03'),
    until: day('2026-10-31'),
  }
  const aMonth = (...shuts: ShutWays[]) => {
    const visits = visitsThatFollow(shuts, use)
    return visits && [visits.aMonth, visits.atLeast]
  }

  test('are counted over the days that were measured, and reckoned for a month', () => {
    expect(aMonth(shut({}))).toEqual([41, false])
    expect(aMonth(shut({ channels: ['online', 'phone'] }))).toEqual([44, false])
    expect(visitsThatFollow([shut({})], use)).toMatchObject({ from: '2026-08-03', until: '2026-10-31' })
  })
  test('of one service are counted once, not for each step', () => {
    expect(aMonth(shut({}), shut({ step: 'identify' }))).toEqual([41, false])
    expect(aMonth(shut({ step: 'identify' }))).toEqual([30, false])
    expect(aMonth(shut({ step: 'collect', channels: ['post'] }))).toEqual([41, false])
  })
  test.each([
    ['nothing was measured', null, shut({})],
    ['no mail was ever entered as a case', use, shut({ channels: ['email'] })],
    ['it shuts at one office alone', use, shut({ offices: [{ de: 'Altona', en: 'Altona' }] })],
    ['nobody counts questions', use, shut({ step: 'advice', channels: ['phone'] })],
  ])('are unknown where %s', (_, measured, ways) => {
    expect(visitsThatFollow([ways], measured)).toBeNull()
  })
  test('are said to be more where a part is unknown', () => {
    expect(
      aMonth(shut({}), shut({ service: { id: 'b', name: { de: 'B', en: 'B' } }, channels: ['email'] })),
    ).toEqual([41, true])
  })
})

test('the page shows what ends, and which reminders went out', async () => {
  await open('2026-12-14')
  await remindOfEndings(db, fixedClock('2026-11-20T22:00:00Z'))
  const ahead = await endingsAhead(db, day('2026-11-20'))
  const own = ahead.find(({ closes }) => `${closes}` === '2026-12-14')
  expect(own).toMatchObject({ told: [30], mails: 0, shuts: [{ channels: ['video'] }] })
})
