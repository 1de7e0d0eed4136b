import { describe, expect, test } from 'vitest'
import type { Channel, Step } from '../services/index.ts'
import { channelAnswers } from './channel-answers.ts'
import type { ChannelQuestion } from './channel-question.ts'
import {
  at,
  buildOverlay,
  buildQuestion,
  buildRequirement,
  buildService,
  offices,
} from './testing/example-question.ts'

function ask(step: Step, channel: Channel, overrides: Partial<ChannelQuestion> = {}) {
  const found = channelAnswers(buildQuestion(overrides)).filter(
    answer => answer.step === step && answer.channel === channel,
  )
  expect(found).toHaveLength(1)
  return found[0]!
}

describe('what the office offers', () => {
  test('a listed way is open: free of form, and offered', () => {
    expect(ask('apply', 'online')).toMatchObject({
      state: 'open',
      grounds: [{ offer: 'offered' }, { default: 'vwvfg-10' }],
      until: null,
      instead: null,
    })
  })

  test('its note is the sentence, its source a ground', () => {
    const source = { text: { de: 'Demo-Einstellung', en: 'demo setting' } }
    const note = { de: 'Dauert 4 Minuten.', en: 'Takes 4 minutes.' }
    const service = buildService({
      offers: { ...buildService().offers, apply: { online: { note, source } } },
    })
    const answer = ask('apply', 'online', { service })
    expect(answer.reason).toEqual(note)
    expect(answer.grounds).toContainEqual({ source })
  })

  test('a way that is not listed is not offered, no law is against it, and another is named', () => {
    expect(ask('apply', 'video')).toMatchObject({
      state: 'closed',
      grounds: [{ offer: 'not-offered' }, { default: 'vwvfg-10' }],
      instead: { channel: 'online' },
    })
  })

  test('stated practice shuts a way with its source and its own way out', () => {
    const practice = {
      step: 'apply' as const,
      channels: ['email' as const],
      reason: { de: 'Die Stadt nimmt keine E-Mail.', en: 'The city takes no e-mail.' },
      source: { text: { de: 'hamburg.de', en: 'hamburg.de' } },
      instead: { channel: 'post' as const, text: { de: 'Per Brief.', en: 'By letter.' } },
    }
    const answer = ask('apply', 'email', { service: buildService({ closedByPractice: [practice] }) })
    expect(answer).toMatchObject({ state: 'closed', reason: practice.reason, instead: practice.instead })
    expect(answer.grounds[0]).toEqual({ source: practice.source })
  })

  test('a service without a form takes a formless request online, and says so', () => {
    const { form, ...withoutForm } = buildService()
    const listed = ask('apply', 'online', { service: withoutForm })
    expect(listed.grounds).toContainEqual({ offer: 'formless' })
    expect(listed.reason.de).toContain('formlos')
    const unlisted = { ...withoutForm, offers: { advice: {}, apply: {}, identify: {}, collect: {} } }
    expect(ask('apply', 'online', { service: unlisted }).state).toBe('open')
  })

  test('the counter sends nobody away, listed or not', () => {
    const service = buildService({ offers: { advice: {}, apply: {}, identify: {}, collect: {} } })
    expect(ask('advice', 'onsite', { service })).toMatchObject({
      state: 'open',
      grounds: [{ offer: 'on-site-always' }, { default: 'vwvfg-10' }],
    })
  })

  test('where another authority decides, it is named', () => {
    const service = buildService({
      authority: { name: { de: 'Landesbetrieb Verkehr', en: 'Transport agency' } },
      offers: { advice: { phone: {} }, apply: { post: {} }, identify: {}, collect: {} },
    })
    const answer = ask('apply', 'online', { service })
    expect(answer.reason.de).toBe('Zuständig ist: Landesbetrieb Verkehr.')
    expect(answer.grounds).toContainEqual({ offer: 'other-authority' })
  })

  test('a step for which nothing is offered does not occur', () => {
    const steps = new Set(channelAnswers(buildQuestion()).map(({ step }) => step))
    expect([...steps]).toEqual(['advice', 'apply', 'collect'])
  })
})

describe('the law', () => {
  test('shuts a way that is offered, with its norm, and names the equal way', () => {
    const law = { requirements: [buildRequirement()], derogations: [] }
    expect(ask('apply', 'phone', { law })).toMatchObject({
      state: 'closed',
      reason: { de: 'Wir brauchen Ihre Unterschrift.' },
      grounds: [{ norm: 'bmg-1' }],
      instead: { channel: 'post', text: { de: 'Schreiben Sie einen Brief.' } },
    })
  })

  test('says no even where an overlay says yes', () => {
    const law = { requirements: [buildRequirement()], derogations: [] }
    const overlays = [buildOverlay({ channel: 'phone', state: 'open' })]
    expect(ask('apply', 'phone', { law, overlays })).toMatchObject({
      state: 'closed',
      grounds: [{ norm: 'bmg-1' }],
    })
  })

  test('names another way where the one in the norm is shut', () => {
    const law = { requirements: [buildRequirement()], derogations: [] }
    const overlays = [buildOverlay({ channel: 'post' })]
    expect(ask('apply', 'phone', { law, overlays }).instead).toMatchObject({ channel: 'online' })
  })
})

describe('overlays', () => {
  test('shut a way for a time and give their reason', () => {
    const overlays = [buildOverlay({ channel: 'phone' })]
    expect(ask('advice', 'phone', { overlays })).toMatchObject({
      state: 'closed',
      reason: { de: 'Für Besuche geschlossen.' },
      grounds: [{ overlay: 'overlay' }, { default: 'vwvfg-10' }],
      until: overlays[0]!.until,
    })
  })

  test('open a way that is not offered', () => {
    const overlays = [buildOverlay({ channel: 'video', state: 'open', step: 'advice' })]
    expect(ask('advice', 'video', { overlays }).state).toBe('open')
    expect(ask('apply', 'video', { overlays }).state).toBe('closed')
  })

  test.each([
    ['over', { until: at }],
    ['not yet begun', { from: at.add({ seconds: 1 }) }],
    ['for another service', { service: 'reisepass' }],
  ])('%s: nothing happens', (_, overrides) => {
    const overlays = [buildOverlay({ channel: 'phone', ...overrides })]
    expect(ask('advice', 'phone', { overlays }).state).toBe('open')
  })

  test('shutting one house leaves the city open and says how many houses are', () => {
    const overlays = [buildOverlay({ place: { kind: 'office', id: 'billstedt' } })]
    const city = ask('apply', 'onsite', { overlays })
    expect(city.state).toBe('open')
    expect(city.reason.de).toBe('Zurzeit in 2 von 3 Kundenzentren. Für Besuche geschlossen.')
  })

  test('at the house that is shut the nearest other one is named', () => {
    const overlays = [
      buildOverlay({ place: { kind: 'office', id: 'billstedt' } }),
      buildOverlay({ id: 'second', place: { kind: 'office', id: 'city' } }),
    ]
    const office = offices.offices.get('billstedt')!
    expect(ask('apply', 'onsite', { overlays, office })).toMatchObject({
      state: 'closed',
      instead: { channel: 'onsite', office: 'altona', text: { de: 'Offen ist: Kundenzentrum altona.' } },
    })
    expect(ask('apply', 'onsite', { overlays: [overlays[0]!], office }).instead).toMatchObject({
      office: 'city',
    })
  })

  test('where every house is shut, urgent cases still come by appointment', () => {
    expect(ask('apply', 'onsite', { overlays: [buildOverlay()] })).toMatchObject({
      state: 'closed',
      instead: { channel: 'onsite', text: { de: expect.stringContaining('Dringende Fälle') } },
    })
  })

  test('one house kept open against the city keeps the way open', () => {
    const overlays = [
      buildOverlay(),
      buildOverlay({ id: 'kept', place: { kind: 'office', id: 'city' }, state: 'open' }),
    ]
    expect(ask('apply', 'onsite', { overlays })).toMatchObject({
      state: 'open',
      reason: { de: 'Zurzeit in 1 von 3 Kundenzentren. Für Besuche geschlossen.' },
    })
  })

  test('an exception for a service does not unlock a house that is locked, unless it names the house', () => {
    const locked = buildOverlay({ place: { kind: 'office', id: 'city' } })
    const office = offices.offices.get('city')!
    const exception = buildOverlay({ id: 'exception', service: 'meldebescheinigung', state: 'open' })
    expect(ask('apply', 'onsite', { overlays: [locked, exception], office }).state).toBe('closed')
    const here = { ...exception, place: locked.place }
    expect(ask('apply', 'onsite', { overlays: [locked, here], office }).state).toBe('open')
  })
})
