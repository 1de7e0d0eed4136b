import { describe, expect, test } from 'vitest'
import { createTestDatabase } from '../foundation/testing/index.ts'
import { readOfficeBook } from '../offices/index.ts'
import { listServices } from '../services/index.ts'
import { planHistory } from './plans/queries.ts'
import { isStopped, stopsOf, teamsOf } from './switch/reach-of.ts'
import { type Asked, Hamburg2020 } from './testing/hamburg-2020.ts'

/**
 * Hamburg, March to May 2020, as far as public pages tell it: each line is a plan, a decree or an overlay of this house, and
 * what held is asserted for the day and the place that are documented. Of other days and places nothing is known here.
 */
const { db } = await createTestDatabase({ demo: true })
const hamburg = await Hamburg2020.build(db)
const answer = async (asked: Asked) => hamburg.answer(asked)
const stateOf = async (asked: Asked) => hamburg.state(asked)

describe('16 and 17 March 2020', () => {
  test.each([
    ['the evening before, the doors are open as ever', 'bergedorf', '2020-03-16T16:00', 'open'],
    [
      'from the next morning on only what is necessary, by appointment',
      'bergedorf',
      '2020-03-17T07:00',
      'urgent-by-appointment',
    ],
    [
      'the seven central centres for urgent cases',
      'hamburg-mitte',
      '2020-03-17T09:00',
      'urgent-by-appointment',
    ],
    ['Langenhorn as well', 'langenhorn', '2020-04-06T09:00', 'urgent-by-appointment'],
    ['and Billstedt', 'billstedt', '2020-04-06T09:00', 'urgent-by-appointment'],
    ['no other one', 'barmbek-uhlenhorst', '2020-04-06T09:00', 'closed'],
  ])('%s', async (_, office, at, expected) => {
    expect(await stateOf({ service: 'meldebescheinigung', office, channel: 'onsite', at })).toBe(expected)
  })

  test.each(['personalausweis', 'reisepass'])(
    '%s is put back: urgent cases alone, and never by mail or phone',
    async service => {
      const asked = { service, office: 'bergedorf', at: '2020-03-17T09:00' }
      expect(await stateOf({ ...asked, channel: 'onsite' })).toBe('urgent-by-appointment')
      for (const channel of ['online', 'phone', 'email', 'post', 'video'] as const)
        expect((await answer({ ...asked, channel })).state).toBe('closed')
    },
  )
})

describe('the registry office of Bergedorf, by unit', () => {
  const asked = { office: 'bergedorf', at: '2020-03-18T09:00' } as const

  test.each(['geburtsurkunde', 'sterbeurkunde'])(
    '%s: closed to visitors, in writing on every way',
    async service => {
      expect(await stateOf({ ...asked, service, channel: 'onsite' })).toBe('closed')
      for (const channel of ['email', 'post'] as const)
        expect(await stateOf({ ...asked, service, channel })).toBe('open')
    },
  )

  test('documents come by post', async () => {
    expect(await stateOf({ ...asked, service: 'geburtsurkunde', step: 'collect', channel: 'post' })).toBe(
      'open',
    )
  })

  test('says what to do instead of coming: on site is never simply gone', async () => {
    const shut = await answer({ ...asked, service: 'geburtsurkunde', channel: 'onsite' })
    expect(shut.instead?.channel).toBe('onsite')
    expect(shut.reason.de).not.toBe('')
  })

  test('gives no appointments at all, and the house only those that cannot wait', async () => {
    const [{ definition }] = await planHistory(db, 'bergedorf-17-maerz-2020')
    const stops = stopsOf(definition, await readOfficeBook(db), teamsOf(await listServices(db)))
    const strict = stops.filter(({ urgent }) => !urgent)
    expect(isStopped(strict, 'bergedorf', ['unterschriftsbeglaubigung'])).toBe(true)
    expect(isStopped(strict, 'bergedorf', ['meldebescheinigung'])).toBe(false)
    expect(isStopped(stops, 'bergedorf', ['meldebescheinigung'])).toBe(true)
    expect(isStopped(stops, 'harburg', ['unterschriftsbeglaubigung'])).toBe(false)
  })

  test('another district is not touched by what Bergedorf says of its units', async () => {
    const elsewhere = { service: 'geburtsurkunde', office: 'harburg', at: asked.at } as const
    expect(await stateOf({ ...elsewhere, channel: 'onsite' })).toBe('urgent-by-appointment')
  })
})

describe('the circular of 24 and 25 March 2020', () => {
  test('is of one Land, opens nothing here, and cards stay unposted until the law of November 2024', async () => {
    const card = {
      service: 'personalausweis',
      office: 'bergedorf',
      step: 'collect',
      channel: 'post',
    } as const
    const during = await answer({ ...card, at: '2020-04-01T09:00' })
    expect(during.state).toBe('closed')
    expect(during.grounds.some(ground => 'derogation' in ground)).toBe(false)
    expect((await answer({ ...card, at: '2024-10-31T09:00' })).grounds.some(ground => 'norm' in ground)).toBe(
      true,
    )
    const since = await answer({ ...card, at: '2024-11-02T09:00' })
    expect(since.grounds.some(ground => 'norm' in ground && ground.norm === 'pauswv-18-5')).toBe(false)
  })
})

test('from 18 May 2020 on the doors open again, step by step, and nothing of the plans is left', async () => {
  for (const office of ['bergedorf', 'barmbek-uhlenhorst'])
    expect(
      await stateOf({ service: 'meldebescheinigung', office, channel: 'onsite', at: '2020-05-18T08:00' }),
    ).toBe('open')
  expect(
    await stateOf({
      service: 'geburtsurkunde',
      office: 'bergedorf',
      channel: 'onsite',
      at: '2020-05-18T08:00',
    }),
  ).toBe('open')
})
