import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { BERLIN } from '../foundation/language/index.ts'
import { createTestDatabase } from '../foundation/testing/index.ts'
import { type Derogation, type LawInForce, type Requirement, readLawInForce } from '../law/index.ts'
import { customerCentres, type Office, type OfficeBook, readOfficeBook } from '../offices/index.ts'
import { type AssuranceLevel, assuranceLevels } from '../people/index.ts'
import { type Channel, channels, listServices, type Step, steps } from '../services/index.ts'
import type { AdoptedWay } from './adopted-way.ts'
import { channelAnswers } from './channel-answers.ts'
import type { ServiceWays } from './channel-question.ts'
import type { Overlay } from './overlay.ts'
import type { Place } from './place.ts'

/*
 * Tries everything there is to open ways: overlays and adopted ways for every service, step and way of the district, on each
 * day on which the law changes. What may be open is told by a second reading of the law, written here from its rules and not
 * from the gate.
 */

type Day = Temporal.PlainDate

interface Asked {
  readonly service: string
  readonly step: Step
  readonly channel: Channel
  readonly office: Office | null
  readonly day: Day
  readonly identified: AssuranceLevel
}

const isWithin = (first: Day | null, last: Day | null, day: Day) =>
  (first === null || `${first}` <= `${day}`) && (last === null || `${day}` <= `${last}`)

function demands(requirement: Requirement, { service, step, channel, day, identified }: Asked): boolean {
  const { modality, identification } = requirement
  if (!requirement.services.includes(service) || requirement.step !== step) return false
  if (modality !== 'must' && modality !== 'should') return false
  if (!isWithin(requirement.validFrom, requirement.validUntil, day)) return false
  if (channel === 'onsite' || !requirement.closes.includes(channel)) return false
  const rank = (level: AssuranceLevel) => ['none', 'low', 'substantial', 'high'].indexOf(level)
  return !(channel === 'online' && identification && rank(identified) >= rank(identification.level))
}

function relieves(
  derogation: Derogation,
  requirement: Requirement,
  { channel, office, day }: Asked,
): boolean {
  const { effect, covers, opens, territory, from, until, reviewOn } = derogation
  if (derogation.requirement !== requirement.id || covers !== 'yes') return false
  if (effect !== 'suspends' && effect !== 'replaces') return false
  if (opens && !opens.some(way => way === channel)) return false
  const isHere =
    territory.kind === 'city' ||
    (territory.kind === 'districts' && territory.districts.some(one => one === office?.district))
  const hasEnd = until !== null || reviewOn !== null
  return isHere && hasEnd && from !== null && isWithin(from, until, day) && isWithin(null, reviewOn, day)
}

/** The second reading: whether a demand stands that nothing relieves. */
function isShutByLaw({ requirements, derogations }: LawInForce, asked: Asked): boolean {
  return requirements.some(
    requirement =>
      demands(requirement, asked) &&
      !derogations.some(derogation => relieves(derogation, requirement, asked)),
  )
}

let services: readonly ServiceWays[]
let law: LawInForce
let offices: OfficeBook
/** Whole city; a centre of a district, of each in the long search; a centre that lies in none. */
let places: readonly (Office | null)[]
beforeAll(async () => {
  const { db } = await createTestDatabase({ demo: true, max: 2 })
  services = (await listServices(db)).map(({ definition }) => definition)
  law = await readLawInForce(db)
  offices = await readOfficeBook(db)
  const centres = customerCentres(offices)
  const ofDistricts = [...new Set(centres.map(({ district }) => district))].map(
    district => centres.find(centre => centre.district === district)!,
  )
  const nowhere = { ...centres[0]!, district: null }
  places = [null, ...ofDistricts.slice(0, process.env.PROPERTY_RUNS ? undefined : 1), nowhere]
})

const text = { de: 'Offen.', en: 'Open.' }
const LONG_AGO = Temporal.Instant.from('1990-01-01T00:00:00Z')

function overlay(id: string, overrides: Partial<Overlay>): Overlay {
  const plain = {
    place: { kind: 'city' },
    service: null,
    step: null,
    channel: 'online',
    state: 'open',
  } as const
  const rest = { reason: text, from: LONG_AGO, until: null, priority: 9, condition: null, activation: null }
  return { id, ...plain, ...rest, ...overrides }
}

/** Everything is opened everywhere, twice: by overlays, and for good. */
function opened(of: readonly ServiceWays[]): { overlays: Overlay[]; adopted: AdoptedWay[] } {
  const where: Place[] = [
    { kind: 'city' },
    ...customerCentres(offices).map(({ id }) => ({ kind: 'office', id }) as const),
  ]
  const overlays = where.flatMap(place =>
    channels.map(channel => overlay(`${channel} ${JSON.stringify(place)}`, { place, channel })),
  )
  const adopted = of.flatMap(({ id: service }) =>
    steps.flatMap(step =>
      channels.map(channel => ({
        id: `${service} ${step} ${channel}`,
        place: { kind: 'city' } as const,
        service,
        step,
        channel,
        state: 'open' as const,
        reason: text,
        source: { text },
        from: LONG_AGO,
        overlay: null,
      })),
    ),
  )
  return { overlays, adopted }
}

/** Each day on which any of this law begins or ends, the one before and the one after. */
function daysOf({ requirements, derogations }: LawInForce): Day[] {
  const named = [
    ...requirements.flatMap(({ validFrom, validUntil }) => [validFrom, validUntil]),
    ...derogations.flatMap(({ from, until, reviewOn }) => [from, until, reviewOn]),
    Temporal.PlainDate.from('2026-11-28'),
  ].filter(day => day !== null)
  const all = named.flatMap(day => [day.subtract({ days: 1 }), day, day.add({ days: 1 })])
  return [...new Map(all.map(day => [`${day}`, day])).values()]
}

/** The first and the last moment of a day in Berlin. */
function momentsOf(day: Day): Temporal.Instant[] {
  const midnight = (one: Day) => one.toZonedDateTime(BERLIN).toInstant()
  return [midnight(day), midnight(day.add({ days: 1 })).subtract({ nanoseconds: 1 })]
}

interface Search {
  readonly law: LawInForce
  readonly days: readonly Day[]
  readonly levels: readonly AssuranceLevel[]
  readonly places: readonly (Office | null)[]
  readonly services: readonly ServiceWays[]
  readonly attack: { readonly overlays: readonly Overlay[]; readonly adopted: readonly AdoptedWay[] }
}

/** What is open though the law shuts it, and how many answers were looked at; `both`: what is shut though nothing shuts it, too. */
function search(given: Search, both: boolean): { readonly wrong: string[]; readonly answers: number } {
  const wrong: string[] = []
  let answers = 0
  for (const day of given.days)
    for (const at of momentsOf(day))
      for (const office of given.places)
        for (const identified of given.levels)
          for (const service of given.services) {
            const asked = { law: given.law, ...given.attack, offices, service, office, at, identified }
            for (const { step, channel, state } of channelAnswers(asked)) {
              answers += 1
              const isShut = isShutByLaw(given.law, {
                service: service.id,
                step,
                channel,
                office,
                day,
                identified,
              })
              if (isShut ? state === 'open' : both && state === 'closed')
                wrong.push(
                  `${service.id} ${step} ${channel} ${at} ${office?.id ?? 'city'} ${identified}: ${state}`,
                )
            }
          }
  return { wrong, answers }
}

const bound = () => {
  const named = new Set(law.requirements.flatMap(requirement => requirement.services))
  return services.filter(({ id }) => named.has(id))
}

describe('whatever opens ways, none is open against a demand of the law', () => {
  test('all services, steps and ways, with everything opened: what is shut is what the law shuts', () => {
    const days = [Temporal.PlainDate.from('2020-04-01'), Temporal.PlainDate.from('2026-11-28')]
    const whole = { law, days, levels: ['none', 'high'] as const, places: places.slice(0, 2), services }
    const { wrong, answers } = search({ ...whole, attack: opened(services) }, true)
    expect(wrong).toEqual([])
    expect(answers).toBeGreaterThanOrEqual(services.length * steps.length * channels.length * 16)
  })

  test('each day on which the law changes, every district, every level of proof', () => {
    const own = bound()
    const { wrong } = search(
      { law, days: daysOf(law), levels: assuranceLevels, places, services: own, attack: opened(own) },
      true,
    )
    expect(own.length).toBeGreaterThan(5)
    expect(wrong).toEqual([])
  })

  test('derogations of every shape, and overlays and adopted ways as they may come', () => {
    const own = bound()
    const day = fc
      .integer({ min: 0, max: 20 })
      .map(n => Temporal.PlainDate.from('2026-11-20').add({ days: n }))
    const maybe = fc.option(day, { nil: null })
    const derogation = fc.record({
      requirement: fc.constantFrom(...law.requirements.map(({ id }) => id)),
      effect: fc.constantFrom(
        'suspends' as const,
        'replaces' as const,
        'extends' as const,
        'does-not-sanction' as const,
      ),
      covers: fc.constantFrom('yes' as const, 'yes' as const, 'no' as const, 'unknown' as const),
      opens: fc.option(
        fc.uniqueArray(fc.constantFrom('online' as const, 'phone' as const, 'post' as const), {
          minLength: 1,
        }),
        { nil: null },
      ),
      territory: fc.constantFrom(
        { kind: 'city' as const },
        { kind: 'districts' as const, districts: [places[1]!.district!] },
        { kind: 'unknown' as const },
      ),
      from: maybe,
      until: maybe,
      reviewOn: maybe,
    })
    const place = fc.constantFrom<Place>(
      { kind: 'city' },
      { kind: 'district', id: places[1]!.district! },
      { kind: 'unit', id: `${places[1]!.district}/ausweise` },
      ...customerCentres(offices)
        .slice(0, 3)
        .map(({ id }) => ({ kind: 'office', id }) as const),
    )
    const one = fc.record({
      place,
      service: fc.option(fc.constantFrom(...own.map(({ id }) => id)), { nil: null }),
      step: fc.option(fc.constantFrom(...steps), { nil: null }),
      channel: fc.constantFrom(...channels),
      state: fc.constantFrom('open' as const, 'open' as const, 'closed' as const),
      priority: fc.integer({ min: 0, max: 3 }),
    })
    fc.assert(
      fc.property(
        fc.array(derogation, { maxLength: 8 }),
        fc.array(one, { maxLength: 12 }),
        fc.boolean(),
        day,
        fc.constantFrom(...own),
        (reliefs, overlays, adopts, on, service) => {
          const source = { text: { de: 'Akte', en: 'File' } }
          const derogations = reliefs.map((relief, n) => ({
            id: `d${n}`,
            citation: text,
            issuer: text,
            source,
            ...relief,
          }))
          const attack = {
            overlays: overlays.map((given, n) => overlay(`o${n}`, given)),
            adopted: adopts ? opened([service]).adopted : [],
          }
          const asked = {
            law: { ...law, derogations },
            days: [on],
            levels: assuranceLevels,
            places,
            services: [service],
            attack,
          }
          expect(search(asked, false).wrong).toEqual([])
        },
      ),
    )
  })

  test('the search finds a gate that is left open', () => {
    const own = bound().slice(0, 12)
    const days = [Temporal.PlainDate.from('2026-11-28')]
    const blind = search(
      {
        law: { requirements: [], derogations: [] },
        days,
        levels: ['none'],
        places: [null],
        services: own,
        attack: opened(own),
      },
      false,
    )
    expect(blind.wrong).toEqual([])
    // The same answers, held against the law that is in force.
    const open = own.flatMap(service =>
      channelAnswers({
        law: { requirements: [], derogations: [] },
        ...opened(own),
        offices,
        service,
        office: null,
        at: momentsOf(days[0]!)[0]!,
        identified: 'none',
      }).filter(
        ({ step, channel, state }) =>
          state === 'open' &&
          isShutByLaw(law, {
            service: service.id,
            step,
            channel,
            office: null,
            day: days[0]!,
            identified: 'none',
          }),
      ),
    )
    expect(open.length).toBeGreaterThan(0)
  })
})
