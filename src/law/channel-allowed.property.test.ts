import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { effects } from './derogation-definition.ts'
import { channelAllowed, type Derogation, type LawQuestion } from './index.ts'
import { buildDerogation, buildRequirement } from './testing/build-law.ts'

const channel = fc.constantFrom(...(['online', 'phone', 'email', 'post', 'video', 'onsite'] as const))
const modality = fc.constantFrom(
  ...(['must', 'should', 'may', 'alternative', 'on-demand', 'experiment'] as const),
)
const start = Temporal.PlainDate.from('2026-11-01')
const day = fc.integer({ min: 0, max: 60 }).map(days => start.add({ days }))
const maybeDay = fc.option(day, { nil: null })
const districts = fc.uniqueArray(fc.constantFrom('altona', 'mitte'), { minLength: 1 })
const territory = fc.oneof(
  fc.constant({ kind: 'city' as const }),
  fc.constant({ kind: 'unknown' as const }),
  fc.constant({ kind: 'land' as const, name: { de: 'Land', en: 'Land' } }),
  districts.map(of => ({ kind: 'districts' as const, districts: of })),
)

const requirement = fc.record({
  modality,
  closes: fc.uniqueArray(channel),
  validFrom: maybeDay,
  validUntil: maybeDay,
})
const derogation = fc.record({
  requirement: fc.constantFrom('r0', 'r1', 'r2', 'r3'),
  covers: fc.constantFrom(...(['yes', 'no', 'unknown'] as const)),
  effect: fc.constantFrom(...effects),
  opens: fc.option(fc.uniqueArray(channel, { minLength: 1 }), { nil: null }),
  territory,
  from: maybeDay,
  until: maybeDay,
  reviewOn: maybeDay,
})

const question: fc.Arbitrary<LawQuestion> = fc
  .record({
    requirements: fc.array(requirement, { maxLength: 4 }),
    derogations: fc.array(derogation, { maxLength: 6 }),
    channel,
    day,
    place: fc.constantFrom(
      null,
      { district: 'altona', office: 'altona' },
      { district: null, office: 'somewhere' },
    ),
  })
  .map(({ day: on, ...asked }) => ({
    ...asked,
    requirements: asked.requirements.map((law, n) =>
      buildRequirement({ id: `r${n}`, norm: `n${n}`, ...law }),
    ),
    derogations: asked.derogations.map((relief, n) => buildDerogation({ id: `d${n}`, ...relief })),
    service: 'personalausweis',
    step: 'apply',
    at: on.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '12:00' }).toInstant(),
    identified: 'none',
  }))

const without = (asked: LawQuestion, dropped: (one: Derogation) => boolean) =>
  channelAllowed({ ...asked, derogations: asked.derogations.filter(one => !dropped(one)) })

test('on site stays open, every answer has a ground, a relief never shuts', () => {
  fc.assert(
    fc.property(question, asked => {
      const answer = channelAllowed(asked)
      expect(answer.grounds.length).toBeGreaterThan(0)
      if (asked.channel === 'onsite') expect(answer.allowed).toBe(true)
      if (without(asked, () => true).allowed) expect(answer.allowed).toBe(true)
    }),
  )
})

test('only what covers this place for certain changes anything: unknown opens nothing, on no day', () => {
  fc.assert(
    fc.property(question, asked => {
      const uncertain = ({ covers, territory: where }: Derogation) =>
        covers !== 'yes' || where.kind === 'unknown' || where.kind === 'land'
      expect(channelAllowed(asked)).toEqual(without(asked, uncertain))
    }),
  )
})

test('what is not known to have begun, or has neither end nor day of review, opens nothing', () => {
  fc.assert(
    fc.property(question, asked => {
      const endless = ({ from, until, reviewOn }: Derogation) => !from || !(until || reviewOn)
      expect(channelAllowed(asked)).toEqual(without(asked, endless))
    }),
  )
})

test('what is open by exception names it, and is shut on the day after its last one if nothing else holds', () => {
  fc.assert(
    fc.property(question, asked => {
      const answer = channelAllowed(asked)
      if (without(asked, () => true).allowed || !answer.allowed) return
      const [named] = answer.grounds.flatMap(ground => ('derogation' in ground ? [ground.derogation] : []))
      expect(named).toBeDefined()
      expect(answer.until).not.toBeNull()
      const after = answer.until!.add({ days: 1 }).toZonedDateTime('Europe/Berlin').toInstant()
      const binding = asked.requirements.map(one => ({ ...one, validFrom: null, validUntil: null }))
      const ended = asked.derogations.filter(({ until, reviewOn }) =>
        [until, reviewOn].some(last => last && Temporal.PlainDate.compare(last, answer.until!) <= 0),
      )
      expect(channelAllowed({ ...asked, requirements: binding, derogations: ended, at: after }).allowed).toBe(
        false,
      )
    }),
    { numRuns: 400 },
  )
})
