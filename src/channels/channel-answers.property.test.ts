import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { channelAllowed } from '../law/index.ts'
import { buildDerogation } from '../law/testing/build-law.ts'
import { channels, steps } from '../services/index.ts'
import { channelAnswers, stepsOf } from './channel-answers.ts'
import {
  at,
  buildOverlay,
  buildQuestion,
  buildRequirement,
  buildService,
  offices,
} from './testing/example-question.ts'

const step = fc.constantFrom(...steps)
const channel = fc.constantFrom(...channels)
const offer = fc.dictionary(channel, fc.constant({})) as fc.Arbitrary<Record<string, object>>
const text = (german: string) => ({ de: german, en: german })
const instead = channel.map(way => ({ channel: way, text: text('stattdessen') }))
const source = { text: text('Quelle') }

const service = fc
  .record({
    offers: fc.record({ advice: offer, apply: offer, identify: offer, collect: offer }),
    closedByPractice: fc.array(
      fc.record({
        step,
        channels: fc.uniqueArray(channel, { minLength: 1 }),
        reason: fc.constant(text('Praxis')),
        source: fc.constant(source),
        instead,
      }),
      { maxLength: 2 },
    ),
    form: fc.constantFrom(undefined, buildService().form),
    authority: fc.constantFrom(undefined, { name: text('Andere Stelle') }),
  })
  .map(({ form, authority, ...rest }) => {
    const { form: _, ...bare } = buildService(rest)
    return { ...bare, ...(form ? { form } : {}), ...(authority ? { authority } : {}) }
  })

const requirement = fc.record({
  step,
  modality: fc.constantFrom('must' as const, 'should' as const, 'alternative' as const, 'on-demand' as const),
  closes: fc.uniqueArray(channel),
  instead,
  validUntil: fc.constantFrom(
    null,
    Temporal.PlainDate.from('2026-11-30'),
    Temporal.PlainDate.from('2026-11-01'),
  ),
})

const place = fc.constantFrom(
  { kind: 'city' as const },
  { kind: 'district' as const, id: 'mitte' },
  { kind: 'office' as const, id: 'billstedt' },
  { kind: 'office' as const, id: 'altona' },
)
const overlay = fc.record({
  place,
  channel,
  service: fc.constantFrom(null, 'meldebescheinigung', 'reisepass'),
  step: fc.option(step, { nil: null }),
  state: fc.constantFrom('open' as const, 'closed' as const),
})

const relief = fc.record({
  covers: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
  territory: fc.constantFrom(
    { kind: 'city' as const },
    { kind: 'unknown' as const },
    { kind: 'districts' as const, districts: ['mitte'] },
  ),
  until: fc.constantFrom(null, Temporal.PlainDate.from('2026-11-30'), Temporal.PlainDate.from('2026-11-22')),
  reviewOn: fc.constantFrom(
    null,
    Temporal.PlainDate.from('2026-11-25'),
    Temporal.PlainDate.from('2026-11-10'),
  ),
})

const question = fc
  .record({
    service,
    requirements: fc.array(requirement, { maxLength: 3 }),
    reliefs: fc.array(relief, { maxLength: 3 }),
    overlays: fc.array(overlay, { maxLength: 5 }),
    office: fc.constantFrom(null, ...offices.offices.values()),
    day: fc.integer({ min: -30, max: 30 }),
  })
  .map(given =>
    buildQuestion({
      service: given.service,
      office: given.office,
      at: at.add({ hours: 24 * given.day }),
      overlays: given.overlays.map((one, n) => buildOverlay({ id: `o${n}`, ...one })),
      law: {
        requirements: given.requirements.map((one, n) =>
          buildRequirement({ id: `r${n}`, norm: `n${n}`, ...one }),
        ),
        derogations: given.reliefs.map((one, n) =>
          buildDerogation({ id: `d${n}`, requirement: `r${n}`, ...one }),
        ),
      },
    }),
  )

test('every step has one answer a way, with a reason and a ground; what is shut says what to do instead', () => {
  fc.assert(
    fc.property(question, asked => {
      const answers = channelAnswers(asked)
      const expected = stepsOf(asked.service).flatMap(one => channels.map(way => `${one}/${way}`))
      expect(answers.map(answer => `${answer.step}/${answer.channel}`).sort()).toEqual(expected.sort())
      for (const answer of answers) {
        expect(answer.reason.de).not.toBe('')
        expect(answer.reason.en).not.toBe('')
        expect(answer.grounds.length).toBeGreaterThan(0)
        expect(answer.instead === null).toBe(answer.state === 'open')
      }
    }),
    process.env.PROPERTY_RUNS ? {} : { numRuns: 400 },
  )
})

test('what the law shuts is never open, whatever is offered or decided, and cites the norm', () => {
  fc.assert(
    fc.property(question, asked => {
      for (const answer of channelAnswers(asked)) {
        const allowed = channelAllowed({
          ...asked.law,
          ...answer,
          service: asked.service.id,
          place: asked.office && { district: asked.office.district, office: asked.office.id },
          at: asked.at,
          identified: asked.identified,
        })
        if (allowed.allowed) continue
        expect(answer.state).toBe('closed')
        expect(answer.grounds.every(ground => 'norm' in ground)).toBe(true)
      }
    }),
    process.env.PROPERTY_RUNS ? {} : { numRuns: 400 },
  )
})

test('a relief nobody knows the territory of changes nothing', () => {
  fc.assert(
    fc.property(question, asked => {
      const known = asked.law.derogations.filter(
        ({ covers, territory }) => covers === 'yes' && territory.kind !== 'unknown',
      )
      const without = { ...asked, law: { ...asked.law, derogations: known } }
      expect(channelAnswers(asked)).toEqual(channelAnswers(without))
    }),
  )
})

test('advice on site is open, or another house or an appointment is named', () => {
  fc.assert(
    fc.property(question, asked => {
      const answer = channelAnswers(asked).find(one => one.step === 'advice' && one.channel === 'onsite')!
      expect(answer.state === 'open' || answer.instead !== null).toBe(true)
    }),
  )
})

test('the way named instead is open, unless no way is left or it is another house', () => {
  fc.assert(
    fc.property(question, asked => {
      const answers = channelAnswers(asked)
      for (const { step: one, channel: way, instead: other } of answers) {
        if (!other || (way === 'onsite' && other.channel === 'onsite')) continue
        const ofStep = answers.filter(answer => answer.step === one)
        const noneLeft = ofStep.every(({ state }) => state === 'closed')
        const named = ofStep.find(({ channel: candidate }) => candidate === other.channel)!
        expect(noneLeft || named.state === 'open').toBe(true)
      }
    }),
  )
})
