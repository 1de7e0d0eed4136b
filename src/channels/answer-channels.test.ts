import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { inTransaction } from '../foundation/database/index.ts'
import { createTestDatabase, fixedClock } from '../foundation/testing/index.ts'
import { readLawInForce } from '../law/index.ts'
import { listServices } from '../services/index.ts'
import {
  answerChannels,
  answerForAct,
  type ChannelAnswer,
  liftOverlay,
  type NewOverlay,
  readOverlays,
  writeOverlay,
} from './index.ts'

const { db } = await createTestDatabase({ demo: true })
const clock = fixedClock('2026-11-03T08:40:00Z')

function buildNewOverlay(overrides: Partial<NewOverlay> = {}): NewOverlay {
  return {
    id: randomUUID(),
    place: { kind: 'district', id: 'bergedorf' },
    service: null,
    step: null,
    channel: 'onsite',
    state: 'closed',
    reason: { de: 'Notbetrieb.', en: 'Emergency operation.' },
    from: clock.now(),
    until: null,
    createdBy: 'test',
    createdAt: clock.now(),
    ...overrides,
  }
}

async function onSite(office?: string, at = clock.now()) {
  const answers = await answerChannels(db, 'meldebescheinigung', { at, office, identified: 'none' })
  return answers.find(({ step, channel }) => step === 'apply' && channel === 'onsite')!
}

test('an overlay shuts from its moment on, and a lifted one no longer', async () => {
  const overlay = buildNewOverlay()
  await inTransaction(db, async tx => {
    await writeOverlay(tx, overlay)
    await writeOverlay(tx, overlay)
  })
  expect(await readOverlays(db)).toHaveLength(1)
  expect(await onSite('bergedorf')).toMatchObject({
    state: 'closed',
    grounds: expect.arrayContaining([{ overlay: overlay.id }]),
    instead: { channel: 'onsite', office: expect.any(String) },
  })
  expect((await onSite('bergedorf', clock.now().subtract({ seconds: 1 }))).state).toBe('open')
  expect((await onSite('billstedt')).state).toBe('open')

  const lifted = clock.now().add({ hours: 1 })
  await inTransaction(db, tx => liftOverlay(tx, { id: overlay.id, by: 'test', at: lifted }))
  expect((await onSite('bergedorf')).until).toEqual(lifted)
  expect((await onSite('bergedorf', lifted)).state).toBe('open')
})

test('no overlay can be edited in the database', async () => {
  const { sql } = await import('kysely')
  await expect(sql`DELETE FROM channels.overlay`.execute(db)).rejects.toThrow('append-only')
})

test.each([
  ['a service', 'mondfahrt', undefined],
  ['an office', 'meldebescheinigung', 'mond'],
])('%s nobody knows is not found', async (_, service, office) => {
  await expect(
    answerChannels(db, service, { at: clock.now(), office, identified: 'none' }),
  ).rejects.toMatchObject({
    status: 404,
  })
})

test('the law of the district: nobody applies for an identity card online', async () => {
  const answers = await answerChannels(db, 'personalausweis', { at: clock.now(), identified: 'high' })
  const online = answers.find(({ step, channel }) => step === 'apply' && channel === 'online')!
  expect(online).toMatchObject({ state: 'closed', instead: { channel: 'onsite' } })
  expect(online.grounds).toContainEqual({ norm: 'pauswg-9-1-2' })
})

test('an act is given the same answer as a page, from what concerns it alone', async () => {
  const at = clock.now()
  const law = await readLawInForce(db)
  const some = (await listServices(db)).filter((_, n) => n % 2 === 0)
  const said = (answer: ChannelAnswer | undefined) =>
    answer && [answer.state, answer.reason, answer.grounds, `${answer.until}`]
  await inTransaction(db, async tx => {
    const place = { kind: 'city' } as const
    const [first, second] = some
    await writeOverlay(tx, buildNewOverlay({ place, channel: 'online', service: first!.id }))
    await writeOverlay(tx, buildNewOverlay({ place, channel: 'phone', step: 'apply' }))
    await writeOverlay(tx, buildNewOverlay({ place, channel: 'email', service: second!.id, state: 'open' }))
    for (const { id, definition } of some) {
      const requirements = law.requirements.filter(({ services }) => services.includes(id))
      const page = await answerChannels(tx, id, { at, identified: 'substantial' })
      for (const channel of ['online', 'phone', 'email'] as const) {
        const act = { service: definition, step: 'apply', channel, requirements, at } as const
        const own = await answerForAct(tx, { ...act, identified: 'substantial' })
        expect(said(own)).toEqual(said(page.find(one => one.step === 'apply' && one.channel === channel)))
      }
    }
  })
})
