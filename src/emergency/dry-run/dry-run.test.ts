import { Temporal } from 'temporal-polyfill'
import { afterAll, describe, expect, test } from 'vitest'
import { keepDaysAhead } from '../../appointments/index.ts'
import { writeBookings } from '../../appointments/testing/write-bookings.ts'
import { writeOverlay } from '../../channels/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { buildServer } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, digestOf, fixedClock, testConfig } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { sealed } from '../drill/sealed.ts'
import { takeovers } from '../plan.ts'
import { planHistory } from '../plans/queries.ts'
import { takeOverAll } from '../switch/look-after-booked.ts'
import { exampleActions, examplePlan } from '../testing/example-plan.ts'
import { messageExamples } from './message-examples.ts'
import { type DryRunQuestion, dryRun, rowsOf, totalsOf } from './reckon.ts'

const { db } = await createTestDatabase({ demo: true })
const clock = fixedClock('2026-11-28T08:40:00Z')
await keepDaysAhead(db, clock)
/** Monday, seven o'clock. */
const from = Temporal.Instant.from('2026-11-30T06:00:00Z')
const run = (overrides: Partial<DryRunQuestion> = {}) =>
  dryRun(db, {
    definition: examplePlan(),
    from,
    until: null,
    now: clock.now(),
    identified: 'none',
    ...overrides,
  })

const errand = (id: string) => [{ id, persons: 1 }]
await writeBookings(db, [
  { day: '2026-11-30', step: 5, services: errand('meldebescheinigung') },
  { day: '2026-12-01', step: 5, services: errand('meldebescheinigung'), email: null, phone: '040 1' },
  { day: '2026-11-30', step: 6, services: errand('personalausweis'), attendees: 1 },
  {
    day: '2026-12-02',
    step: 6,
    services: errand('unterschriftsbeglaubigung'),
    email: null,
    mobile: 'confirmed',
  },
  { day: '2026-11-30', step: 7, services: [...errand('meldebescheinigung'), ...errand('personalausweis')] },
  { day: '2026-11-30', step: 7, services: errand('meldebescheinigung'), office: 'bergedorf', phone: '040 2' },
  { day: '2026-11-30', step: 8, services: errand('unterschriftsbeglaubigung'), office: 'bergedorf' },
  { day: '2026-11-27', step: 8, services: errand('meldebescheinigung') },
])

describe('what would happen to the bookings', () => {
  test('the first way of the plan that is possible: phone only for what the law and the need let go by phone, and who left a number', async () => {
    const { touched, concerned, elsewhere, centres } = await run()
    expect(concerned.map(({ id }) => id)).toEqual(['altona'])
    expect(elsewhere).toHaveLength(centres.length - 1)
    expect(totalsOf(touched)).toMatchObject({
      bookings: 5,
      people: 6,
      services: 3,
      offers: { phone: 1, 'other-office': 0, later: 4, none: 0 },
      mail: 3,
      sms: 1,
      call: 1,
      unreachable: 0,
    })
  })

  test('another office where it comes first and has places, the phone for the rest', async () => {
    const [shut, stop, , notice] = exampleActions({ kind: 'office', id: 'altona' })
    const actions = [
      shut!,
      stop!,
      { ...exampleActions({ kind: 'office', id: 'altona' })[2]!, ways: ['other-office', 'phone'] },
      notice!,
    ] as ReturnType<typeof exampleActions>
    const { touched } = await run({ definition: examplePlan({ actions }) })
    expect(totalsOf(touched).offers).toMatchObject({ phone: 0, 'other-office': 5, later: 0, none: 0 })
    const everywhere = [{ kind: 'stop-bookings', scope: { kind: 'city' }, urgent: false }] as const
    const nowhere = await run({ definition: examplePlan({ actions: [...actions, ...everywhere] }) })
    expect(nowhere.elsewhere).toEqual([])
    const altona = nowhere.touched.filter(({ office }) => office.id === 'altona')
    expect(totalsOf(altona).offers).toMatchObject({ phone: 1, 'other-office': 0, later: 0, none: 4 })
  })

  test.each([
    [['video', 'later']],
    [['online', 'later']],
    [['phone', 'video', 'online', 'other-office', 'later']],
    [['online', 'phone', 'later']],
    [['other-office', 'video', 'later']],
  ] as const)('what the run itself would make of them, with %j', async ways => {
    const actions = exampleActions({ kind: 'office', id: 'altona' }).map(action =>
      action.kind === 'move-bookings' ? { ...action, ways: [...ways] } : action,
    )
    // By video nobody applies in ordinary times.
    const open = {
      kind: 'set-channel',
      scope: { kind: 'office', id: 'altona' },
      service: 'meldebescheinigung',
      step: 'apply',
      channel: 'video',
      state: 'open',
      condition: null,
      reason: { de: 'Geht jetzt per Video.', en: 'By video now.' },
    } as const
    const definition = examplePlan({ actions: [...actions, open] })
    const { touched, city } = await run({ definition })
    const { offers } = totalsOf(touched)
    const activation = {
      id: '22222222-0000-4000-8000-000000000002',
      definition,
      startsAt: from,
      endsAt: null,
      openAgain: [],
    }
    const taken = await takeOverAll({
      db,
      activation,
      since: clock.now(),
      clock,
      within: work => sealed(db, work),
      added: city.added,
    })
    for (const way of takeovers) expect([way, taken[way]]).toEqual([way, offers[way]])
    expect(offers.none).toBe(0)
    if (ways[0] !== 'other-office') expect(offers[ways[0]]).toBeGreaterThan(0)
  })

  test('whom the plan stops and offers nothing is counted as such', async () => {
    const actions = exampleActions({ kind: 'office', id: 'altona' }).filter(
      ({ kind }) => kind !== 'move-bookings',
    )
    const { touched } = await run({ definition: examplePlan({ actions }) })
    expect(totalsOf(touched).offers).toMatchObject({ phone: 0, 'other-office': 0, later: 0, none: 5 })
  })

  test('only those within the time', async () => {
    const { touched } = await run({ until: from.add({ hours: 24 }) })
    expect(totalsOf(touched).bookings).toBe(3)
  })

  test('where the telephone is down, nobody is offered a call', async () => {
    const at = clock.now()
    const phoneDown = {
      id: '11111111-0000-4000-8000-000000000001',
      place: { kind: 'office', id: 'altona' },
      service: null,
      step: null,
      channel: 'phone',
      state: 'closed',
      reason: { de: 'Leitung tot.', en: 'Line dead.' },
      from: at,
      until: from.add({ hours: 1 }),
      createdBy: 'Test',
      createdAt: at,
    } as const
    await inTransaction(db, tx => writeOverlay(tx, phoneDown))
    const [during, after] = [await run(), await run({ from: from.add({ hours: 1 }) })]
    expect(totalsOf(during.touched).offers.phone).toBe(0)
    expect(totalsOf(after.touched).offers.phone).toBe(1)
  })

  test('a unit is a line of its own: what it does stops, what others do there goes on by its own rule', async () => {
    const [{ definition }] = await planHistory(db, 'bergedorf-17-maerz-2020')
    const bergedorf = await run({ definition })
    const rows = rowsOf(bergedorf.touched).map(({ office, unit, touched }) => [
      office.id,
      unit?.id ?? null,
      totalsOf(touched).bookings,
      totalsOf(touched).offers.phone,
    ])
    expect(rows).toEqual([
      ['bergedorf', null, 1, 1],
      ['bergedorf', 'bergedorf/urkunden', 1, 0],
    ])
  })
})

describe('services without a way', () => {
  test('are those that law or a missing offer keeps from every other way; each says which', async () => {
    const { without, norms } = await run()
    const lost = new Map(without.map(one => [one.service.id, one]))
    expect([...lost.keys()]).toContain('personalausweis')
    expect([...lost.keys()]).not.toContain('meldebescheinigung')
    const card = lost.get('personalausweis')!
    expect(card).toMatchObject({ left: 'none', practice: [] })
    expect(lost.get('beglaubigung')!.gaps).toEqual(['not-offered'])
    expect(card.norms.map(id => norms.get(id)!.citation.de)).toContain('§ 9 Abs. 1 Satz 6 PAuswG')
    expect(card.nearest).toEqual([{ office: expect.any(String), urgent: false }])
    expect(lost.get('kfz-adressaenderung')).toMatchObject({ norms: [], gaps: ['other-authority'] })
  })

  test('what was shut before is not the doing of the plan', async () => {
    const before = await run()
    const openOnly = exampleActions({ kind: 'office', id: 'altona' }).filter(
      ({ kind }) => kind !== 'set-channel',
    )
    const stopped = await run({ definition: examplePlan({ actions: openOnly }) })
    expect(before.without.length).toBeGreaterThan(0)
    expect(stopped.without).toEqual([])
  })

  test('where urgent cases are still served, that is what is left', async () => {
    const [{ definition }] = await planHistory(db, 'ganze-stadt-nur-dringend')
    const { without, centres } = await run({ definition })
    const card = without.filter(({ service }) => service.id === 'personalausweis')
    expect(card.map(({ left, offices }) => [left, offices.length])).toEqual([
      ['none', 7],
      ['urgent', centres.length - 7],
    ])
    expect(card[0]!.nearest.every(({ urgent }) => urgent)).toBe(true)
  })
})

test('each kind of message is shown as it would be sent, in both languages, without a name', async () => {
  const examples = await messageExamples(
    db,
    await run({ from: from.add({ hours: 1 }) }),
    'https://amt.example',
  )
  expect(examples.map(({ way }) => way)).toEqual(['phone', 'later'])
  const [phone, later] = examples
  expect(phone!.mail.de.subject).toBe('Am Telefon: Ihr Termin am Montag, 30. November, um 8:15 Uhr')
  expect(phone!.mail.de.text).toContain('Das Haus ist zu.')
  expect(phone!.mail.de.text).toContain('unter der Nummer an, die Sie angegeben haben')
  expect(phone!.mail.en.text).toContain('https://amt.example/en/mein-termin')
  expect(phone!.sms.en).toMatch(/^Your appointment Monday 30 November at 8:15 takes place by phone/)
  expect(later!.mail.en.subject).toContain('cannot take place')
  expect(JSON.stringify(examples)).not.toContain('Demo Person')
})

describe('the page', () => {
  const staff: StaffActor = { kind: 'staff', id: 'm1', name: 'Uta Amt', roles: ['office-manager'], teams: [] }
  const secret = secretFrom('a secret for tests alone')
  const server = buildServer(
    { db, clock, config: testConfig(), secret },
    { ...mounts, workbench: { ...mounts.workbench, identify: async () => staff } },
  )
  afterAll(async () => (await server).close())
  const get = async (query: string) =>
    (await server).inject({ url: `/amt/lage/plaene/bergedorf-17-maerz-2020/probelauf${query}` })

  test('says it in a sentence first, and that nothing was changed; and nothing is', async () => {
    const before = await digestOf(db)
    const { statusCode, body } = await get('?ab=2026-11-30T07:00')
    expect(statusCode).toBe(200)
    const text = body.replace(/<[^>]+>/g, '')
    expect(text).toContain(
      'Sie schränken Besuche ein: Bezirksamt Bergedorf, ab Montag, 30. November, 7:00 Uhr, bis auf Weiteres.',
    )
    expect(text).toContain('Es trifft 1 von 16 Kundenzentren.')
    expect(text).toContain('2 Menschen haben dort 2 Termine')
    expect(text).toContain('1 Termin bekommt einen anderen Weg. 1 Termin kommt später mit Vorrang dran.')
    expect(text).toContain('Der Probelauf hat nichts verschickt und nichts verändert.')
    expect(await digestOf(db)).toBe(before)
  })

  test.each([
    ['?ab=gestern', 'Ab: '],
    ['?ab=2020-03-17', 'Zeitpunkt ein, der noch kommt'],
    ['?ab=30.11.2026&um=25:00', 'Uhrzeit so ein: 7:00'],
    ['?ab=30.11.2026&bis=30.11.2026', 'nach dem Beginn'],
  ])('%s comes back with a sentence and what was typed', async (query, sentence) => {
    const { statusCode, body } = await get(query)
    expect(statusCode).toBe(422)
    expect(body).toContain(sentence)
    expect(body).toContain(`value="${new URLSearchParams(query).get('ab')}"`)
  })
})
