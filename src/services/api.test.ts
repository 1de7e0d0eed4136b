import { expect, test } from 'vitest'
import { OpenPortal } from './testing/open-portal.ts'

const portal = await OpenPortal.open()

interface List {
  readonly items: readonly Record<string, unknown>[]
  readonly next: string | null
}

test('services are listed by name, a page at a time', async () => {
  const first = await portal.json<List>('/services?limit=5')
  expect(first.items).toHaveLength(5)
  const second = await portal.json<List>(`/services?limit=5&cursor=${first.next}`)
  expect(second.items[0]).not.toEqual(first.items[0])
  const all = await portal.json<List>('/services?limit=100')
  expect(all.next).toBeNull()
  expect(Object.keys(all.items[0]!)).toEqual(['id', 'name', 'leikaKeys', 'summary', 'url'])
})

test('services are found, best first, in the language asked for', async () => {
  const { items } = await portal.json<List>('/services?q=ausweis%20verloren&limit=3&language=en')
  expect(items[0]).toMatchObject({
    id: 'personalausweis',
    url: 'https://amt.example/leistungen/personalausweis',
  })
  expect(items[0]!.name).not.toBe('Personalausweis')
})

test.each(['/services?limit=0', '/services?limit=viele', '/services/meldebescheinigung/channels?at=gestern'])(
  '%s is refused as a problem',
  async url => {
    expect(await portal.json(url, 422)).toMatchObject({ status: 422 })
  },
)

test('a service brings fees, documents, legal bases and ways, and nothing undeclared', async () => {
  const service = await portal.json<Record<string, unknown>>('/services/personalausweis')
  expect(Object.keys(service)).toEqual([
    'id',
    'version',
    'name',
    'summary',
    'leikaKeys',
    'lifeSituations',
    'outcome',
    'authority',
    'deadline',
    'fees',
    'documents',
    'duration',
    'legalBases',
    'procedure',
    'faq',
    'distinction',
    'form',
    'checkedOn',
    'measured',
    'channels',
    'url',
  ])
  expect(service.fees).toContainEqual(expect.objectContaining({ amount: 4600, currency: 'EUR' }))
  expect(service.measured).toBeNull()
})

test('channels: six ways for every step, closed ones with reason, ground and instead', async () => {
  const { items } = await portal.json<List>('/services/personalausweis/channels')
  const steps = [...new Set(items.map(({ step }) => step))]
  expect(items).toHaveLength(steps.length * 6)
  const online = items.find(({ step, channel }) => step === 'apply' && channel === 'online')
  expect(online).toMatchObject({
    state: 'closed',
    reason: expect.stringContaining('Gesetz'),
    until: null,
    instead: { channel: 'onsite' },
  })
  expect(online!.grounds).toContainEqual({
    norm: { id: 'pauswg-9-1-2', citation: expect.stringContaining('PAuswG'), textAsOf: '2022-01-28' },
  })
  for (const { state, grounds, instead } of items) {
    expect(grounds).not.toEqual([])
    expect(instead === undefined).toBe(state === 'open')
  }
})

test('channels at an office that does not exist are not found', async () => {
  await portal.json('/services/personalausweis/channels?office=mond', 404)
  await portal.json('/services/mondfahrt/channels', 404)
})

test('offices: address with its trust, hours, accessibility null where nobody knows', async () => {
  const { items } = await portal.json<List>('/offices')
  expect(items.filter(({ kind }) => kind === 'customer-centre')).toHaveLength(16)
  expect(items.some(({ kind }) => kind === 'back-office')).toBe(false)
  expect(await portal.json('/offices/billstedt')).toMatchObject({
    address: { street: 'Öjendorfer Weg 9', postcode: '22111', trust: 'unverified' },
    accessibility: null,
    hours: { trust: 'demo' },
    today: { state: 'open', sentence: 'Heute bis 16 Uhr offen.', until: '2026-11-03T15:00:00Z' },
  })
  await portal.json('/offices/team-melderecht', 404)
})

test('status says what is open now', async () => {
  const status = await portal.json<{ offices: readonly { state: string }[] }>('/status')
  expect(status.offices.every(({ state }) => state === 'open')).toBe(true)
  expect(status).toMatchObject({
    at: '2026-11-03T08:40:00Z',
    hotline: { number: '115', state: 'open' },
    notices: [],
  })
})
