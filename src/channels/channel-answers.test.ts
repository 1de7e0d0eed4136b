import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { buildDerogation } from '../law/testing/build-law.ts'
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
    const service = buildService({ closedByPractice: [practice] })
    for (const [step, channel] of [
      ['apply', 'video'],
      ['advice', 'email'],
    ] as const)
      expect(ask(step, channel, { service }).grounds[0]).toEqual({ offer: 'not-offered' })
  })

  test('a service without a form takes a formless request online, and says so', () => {
    const { form, ...withoutForm } = buildService()
    const listed = ask('apply', 'online', { service: withoutForm })
    expect(listed.grounds).toContainEqual({ offer: 'formless' })
    expect(listed.reason.de).toContain('formlos')
    const unlisted = { ...withoutForm, offers: { advice: {}, apply: {}, identify: {}, collect: {} } }
    const open = channelAnswers(buildQuestion({ service: unlisted })).filter(({ state }) => state === 'open')
    expect(open.map(({ step, channel }) => `${step}/${channel}`)).toEqual([
      'advice/onsite',
      'apply/online',
      'apply/onsite',
    ])
  })

  test('only applying online is ever formless', () => {
    const { form, ...withoutForm } = buildService()
    const formless = channelAnswers(buildQuestion({ service: withoutForm })).filter(({ grounds }) =>
      grounds.some(ground => 'offer' in ground && ground.offer === 'formless'),
    )
    expect(formless.map(({ step, channel }) => `${step}/${channel}`)).toEqual(['apply/online'])
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
    expect(ask('advice', 'email', { service }).grounds).toContainEqual({ offer: 'not-offered' })
    expect(ask('advice', 'onsite', { service }).state).toBe('open')
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

  test('that open a way stand beside what is offered on it anyway', () => {
    const overlays = [buildOverlay({ channel: 'phone', state: 'open' })]
    expect(ask('advice', 'phone', { overlays }).grounds).toEqual([
      { overlay: 'overlay' },
      { offer: 'offered' },
      { default: 'vwvfg-10' },
    ])
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
    expect(city.reason).toEqual({
      de: 'Zurzeit in 2 von 3 Kundenzentren. Für Besuche geschlossen.',
      en: 'At present in 2 of 3 customer centres. Closed to visitors.',
    })
    expect(city.grounds).toEqual([{ overlay: 'overlay' }, { offer: 'offered' }, { default: 'vwvfg-10' }])
    expect(city.until).toEqual(overlays[0]!.until)
  })

  test('shutting every house by itself shuts the city, for the reason of a house', () => {
    const overlays = [...offices.offices.keys()].map(id =>
      buildOverlay({ id, place: { kind: 'office', id } }),
    )
    expect(ask('apply', 'onsite', { overlays })).toMatchObject({
      state: 'closed',
      grounds: [{ overlay: 'altona' }, {}],
    })
  })

  test('shutting the city and every district gives the reason of the city', () => {
    const overlays = ['mitte', 'altona'].map(id => buildOverlay({ id, place: { kind: 'district', id } }))
    const city = buildOverlay({ id: 'city', reason: { de: 'Hochwasser.', en: 'Flood.' } })
    expect(ask('apply', 'onsite', { overlays: [...overlays, city] }).reason).toEqual(city.reason)
  })

  test('keeping every house open against the city opens it, for the reason of a house', () => {
    const reason = { de: 'Notbetrieb.', en: 'Emergency service.' }
    const kept = [...offices.offices.keys()].map(id =>
      buildOverlay({ id, place: { kind: 'office', id }, state: 'open', reason }),
    )
    expect(ask('apply', 'onsite', { overlays: [buildOverlay(), ...kept] })).toMatchObject({
      state: 'open',
      reason,
    })
    expect(ask('apply', 'onsite', { overlays: kept }).reason).not.toEqual(reason)
  })

  test('a city without customer centres goes by what is offered', () => {
    const none = { ...offices, offices: new Map() }
    expect(ask('apply', 'onsite', { offices: none }).state).toBe('open')
    expect(ask('apply', 'onsite', { offices: none, overlays: [buildOverlay()] }).state).toBe('closed')
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

describe('until when an answer holds', () => {
  const lastDay = Temporal.PlainDate.from('2026-11-30')
  const afterLastDay = Temporal.Instant.from('2026-11-30T23:00:00Z')
  const relief = buildDerogation({ requirement: 'requirement', until: lastDay })
  const relieved = { requirements: [buildRequirement()], derogations: [relief] }
  const phone = (overrides: Partial<ChannelQuestion>) => ask('apply', 'phone', overrides)

  test('a relief ends at midnight in Berlin after its last day', () => {
    expect(phone({ law: relieved })).toMatchObject({ state: 'open', until: afterLastDay })
  })
  test('so does a norm', () => {
    const law = { requirements: [buildRequirement({ validUntil: lastDay })], derogations: [] }
    expect(phone({ law })).toMatchObject({ state: 'closed', until: afterLastDay })
  })
  test.each([
    [
      'an overlay that ends before the relief',
      afterLastDay.subtract({ hours: 1 }),
      afterLastDay.subtract({ hours: 1 }),
    ],
    ['a relief that ends before the overlay', afterLastDay.add({ hours: 1 }), afterLastDay],
    ['a relief, where the overlay has no end', null, afterLastDay],
  ])('what opens is over with %s', (_, until, expected) => {
    const overlays = [buildOverlay({ channel: 'phone', state: 'open', until })]
    expect(phone({ law: relieved, overlays }).until).toEqual(expected)
  })
  test('what shuts lasts as long as the overlay, whatever the law lets one do meanwhile', () => {
    for (const until of [null, afterLastDay.add({ hours: 1 })])
      expect(phone({ law: relieved, overlays: [buildOverlay({ channel: 'phone', until })] })).toMatchObject({
        state: 'closed',
        until,
      })
  })
})

describe('where the law wants to know who comes', () => {
  const law = {
    requirements: [
      buildRequirement({ closes: ['online'], identification: { level: 'high', norm: 'bmg-10-3' } }),
    ],
    derogations: [],
  }
  const online = (overrides: Partial<ChannelQuestion>) => ask('apply', 'online', { law, ...overrides })

  test('an open way says what one proves it with', () => {
    expect(online({ identified: 'high' })).toMatchObject({
      state: 'open',
      reason: {
        de: 'Sie füllen den Antrag hier aus. Dafür weisen Sie sich online aus: mit dem Online-Ausweis.',
        en: 'You fill in the application here. For this you prove online who you are: with the online ID card.',
      },
    })
    expect(ask('apply', 'online').reason.de).toBe('Sie füllen den Antrag hier aus.')
  })
  test('a way that is shut asks for nothing', () => {
    const overlays = [buildOverlay({ channel: 'online' })]
    expect(online({ identified: 'high', overlays }).reason).toEqual(overlays[0]!.reason)
  })
  test('who cannot prove it has another way', () => {
    expect(online({ identified: 'low' })).toMatchObject({ state: 'closed', instead: { channel: 'post' } })
  })
})

describe('what is named instead', () => {
  const authority = { name: { de: 'Landesbetrieb', en: 'Agency' } }
  /** A service of another authority, for which only these ways are open: even the counter is not. */
  const service = (...open: Channel[]) =>
    buildService({
      authority,
      offers: {
        advice: {},
        apply: Object.fromEntries(open.map(channel => [channel, {}])),
        identify: {},
        collect: {},
      },
    })
  const order: Channel[] = ['online', 'phone', 'onsite', 'post', 'email', 'video']

  test.each(order.slice(1).map((later, n) => [order[n]!, later] as const))(
    '%s rather than %s',
    (first, later) => {
      const shut = order.find(channel => channel !== first && channel !== later && channel !== 'onsite')!
      expect(ask('apply', shut, { service: service(first, later) }).instead?.channel).toBe(first)
      expect(ask('apply', shut, { service: service(later) }).instead?.channel).toBe(later)
    },
  )

  test('is the phone, where no way is left', () => {
    const overlays = [buildOverlay({ channel: 'post' })]
    const answer = ask('apply', 'online', { service: service('post'), overlays })
    expect(answer.instead).toMatchObject({
      channel: 'phone',
      text: { de: 'Zurzeit geht dieser Schritt auf keinem Weg. Rufen Sie 115 an, wenn es dringend ist.' },
    })
  })

  test('at the counter is the way of the authority that decides, where one is open', () => {
    expect(ask('apply', 'onsite', { service: service('post') }).instead).toMatchObject({
      channel: 'post',
      text: { de: 'Schreiben Sie uns einen Brief.' },
    })
    const overlays = [buildOverlay({ channel: 'post' })]
    expect(ask('apply', 'onsite', { service: service('post'), overlays }).instead).toMatchObject({
      channel: 'onsite',
      text: { de: expect.stringContaining('Dringende Fälle') },
    })
  })

  test('at the counter of our own is never another way', () => {
    expect(ask('apply', 'onsite', { overlays: [buildOverlay()] }).instead?.channel).toBe('onsite')
  })
})

describe('a way that has shut by itself', () => {
  test('says that the exception has run out, and then what the law demands', () => {
    const requirements = [buildRequirement()]
    const until = Temporal.PlainDate.from('2026-11-22')
    const derogations = [buildDerogation({ requirement: 'requirement', until })]
    const answer = ask('apply', 'phone', { law: { requirements, derogations } })
    expect(answer).toMatchObject({ state: 'closed', grounds: [{ norm: 'bmg-1' }] })
    expect(answer.reason.de).toBe(
      'Bis 22. November 2026 ging das als Ausnahme (Rundschreiben). Sie ist ausgelaufen. Wir brauchen Ihre Unterschrift.',
    )
    // Nobody offers it: then its end changed nothing.
    const email = [buildRequirement({ closes: ['email'] })]
    const notOffered = ask('apply', 'email', { law: { requirements: email, derogations } })
    expect(notOffered.reason.de).toBe('Wir brauchen Ihre Unterschrift.')
  })

  test('says that it was open for a time, as long as people may remember', () => {
    const open = (hours: number) =>
      buildOverlay({
        channel: 'email',
        state: 'open',
        from: at.subtract({ hours: 9999 }),
        until: at.subtract({ hours }),
      })
    const reason = (hours: number) => ask('apply', 'email', { overlays: [open(hours)] }).reason.de
    expect(reason(24)).toBe(
      'Bis 22. November 2026 war das vorübergehend offen. Per E-Mail bieten wir das noch nicht an.',
    )
    expect(reason(24 * 31)).toBe('Per E-Mail bieten wir das noch nicht an.')
    expect(ask('apply', 'email', { overlays: [open(-1)] }).state).toBe('open')
  })
})
