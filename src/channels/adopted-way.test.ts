import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { inTransaction } from '../foundation/database/index.ts'
import { createTestDatabase } from '../foundation/testing/index.ts'
import type { AdoptedWay } from './adopted-way.ts'
import { channelAnswers } from './channel-answers.ts'
import { adoptWay, answerChannels } from './index.ts'
import { at, buildOverlay, buildQuestion, buildRequirement } from './testing/example-question.ts'

const text = (said: string) => ({ de: said, en: said })

function buildWay(overrides: Partial<AdoptedWay> = {}): AdoptedWay {
  return {
    id: 'way',
    place: { kind: 'city' },
    service: 'meldebescheinigung',
    step: 'apply',
    channel: 'email',
    state: 'open',
    reason: text('Ihre E-Mail genügt.'),
    source: { text: text('Beschluss') },
    from: at.subtract({ hours: 1 }),
    overlay: null,
    ...overrides,
  }
}

const byMail = (overrides: Parameters<typeof buildQuestion>[0]) =>
  channelAnswers(buildQuestion(overrides)).find(
    ({ step, channel }) => step === 'apply' && channel === 'email',
  )!

describe('an adopted way', () => {
  test('is offered from its first moment, and says so', () => {
    expect(byMail({})).toMatchObject({ state: 'closed' })
    expect(byMail({ adopted: [buildWay({ from: at.add({ seconds: 1 }) })] }).state).toBe('closed')
    expect(byMail({ adopted: [buildWay({ from: at })] })).toMatchObject({
      state: 'open',
      reason: text('Ihre E-Mail genügt.'),
      grounds: [{ offer: 'adopted' }, { source: { text: text('Beschluss') } }, { default: 'vwvfg-10' }],
    })
  })

  test('goes before the file of the service, and a later version before an earlier one', () => {
    const shut = buildWay({ channel: 'phone', state: 'closed', from: at.subtract({ hours: 2 }) })
    const byPhone = (adopted: AdoptedWay[]) =>
      channelAnswers(buildQuestion({ adopted })).find(
        ({ step, channel }) => step === 'apply' && channel === 'phone',
      )!.state
    expect([byPhone([]), byPhone([shut])]).toEqual(['open', 'closed'])
    expect(byPhone([shut, buildWay({ id: 'b', channel: 'phone' })])).toBe('open')
  })

  test('gives a step that had none', () => {
    const identify = buildWay({ step: 'identify', channel: 'video' })
    expect(channelAnswers(buildQuestion({ adopted: [identify] }))).toContainEqual(
      expect.objectContaining({ step: 'identify', channel: 'video', state: 'open' }),
    )
  })

  test('never opens what the law shuts', () => {
    const law = { requirements: [buildRequirement({ closes: ['email'] })], derogations: [] }
    expect(byMail({ adopted: [buildWay()], law }).state).toBe('closed')
  })
})

test('whichever way operations overlap and end, what is left is the base and what was adopted from them', () => {
  const written = fc.record({
    place: fc.constantFrom(
      { kind: 'city' as const },
      { kind: 'district' as const, id: 'mitte' },
      { kind: 'office' as const, id: 'billstedt' },
      { kind: 'unit' as const, id: 'mitte/melderecht' },
    ),
    channel: fc.constantFrom('onsite' as const, 'phone' as const, 'email' as const),
    state: fc.constantFrom('open' as const, 'closed' as const),
    priority: fc.integer({ min: 0, max: 2 }),
    activation: fc.constantFrom('a', 'b', 'c'),
    kept: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.array(written, { maxLength: 8 }),
      fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 3 }),
      (overlays, order) => {
        const running = overlays.map((one, n) => buildOverlay({ id: `${n}`, ...one, until: null }))
        const adopted = overlays.flatMap(({ place, channel, state, kept }, n) =>
          // The door is never shut for good.
          kept && !(channel === 'onsite' && state === 'closed')
            ? [buildWay({ id: `${n}`, place, channel, state, from: at })]
            : [],
        )
        let left = running
        for (const ended of order) left = left.filter(({ activation }) => activation !== ended)
        const later = at.add({ hours: 1 })
        expect(channelAnswers(buildQuestion({ overlays: left, adopted, at: later }))).toEqual(
          channelAnswers(buildQuestion({ adopted, at: later })),
        )
      },
    ),
  )
})

describe('in the database', async () => {
  const { db } = await createTestDatabase({ demo: true })
  const now = Temporal.Instant.from('2026-11-28T09:00:00Z')
  const way = {
    ...buildWay({ id: randomUUID(), service: 'wohngeld', channel: 'video', from: now }),
    figures: { cases: 12 },
    preparedBy: 'Dörte Rathje',
    releasedBy: 'Sven Matthiesen',
    adoptedAt: now,
  }
  const byVideo = async (knownAt?: Temporal.Instant) =>
    (
      await answerChannels(db, 'wohngeld', { at: now, identified: 'none', ...(knownAt ? { knownAt } : {}) })
    ).find(({ step, channel }) => step === 'apply' && channel === 'video')!.state

  test('it is written once, and what was known before can still be asked', async () => {
    await inTransaction(db, tx => adoptWay(tx, way))
    await inTransaction(db, tx => adoptWay(tx, { ...way, state: 'closed' }))
    expect(await byVideo()).toBe('open')
    expect(await byVideo(now.subtract({ minutes: 1 }))).toBe('closed')
  })

  test('one person alone adopts nothing, nobody shuts the door for good, and nothing edits a version', async () => {
    const other = { ...way, id: randomUUID() }
    await expect(
      inTransaction(db, tx => adoptWay(tx, { ...other, releasedBy: other.preparedBy })),
    ).rejects.toThrow(/check/)
    await expect(
      inTransaction(db, tx => adoptWay(tx, { ...other, channel: 'onsite', state: 'closed' })),
    ).rejects.toThrow(/check/)
    await expect(sql`UPDATE channels.adopted_way SET state = 'closed'`.execute(db)).rejects.toThrow()
  })
})
