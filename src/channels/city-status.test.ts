import { describe, expect, test } from 'vitest'
import type { Closure, Office, OfficeBook, OpeningHours } from '../offices/index.ts'
import { cityStatus } from './city-status.ts'
import type { Overlay } from './overlay.ts'
import { at, buildOffice, buildOverlay } from './testing/example-question.ts'

const hours: OpeningHours = {
  weekly: [{ day: 'monday', from: '08:00', to: '16:00' }],
  trust: 'demo',
  source: { text: { de: 'Demo', en: 'demo' } },
}
const billstedt: Office = { ...buildOffice('billstedt', 'mitte'), hours }
const altona: Office = { ...buildOffice('altona', 'altona'), hours }
const registry: Office = { ...buildOffice('standesamt', 'mitte'), kind: 'further-location' }

function buildBook(overrides: Partial<OfficeBook> = {}): OfficeBook {
  const offices = new Map([registry, billstedt, altona].map(office => [office.id, office]))
  return { districts: new Map(), quarters: [], offices, closures: [], hotline: null, ...overrides }
}
const closure: Closure = {
  id: 'works-meeting',
  office: 'billstedt',
  from: at.subtract({ hours: 1 }),
  until: at.add({ hours: 1 }),
  reason: { de: 'Personalversammlung.', en: 'Works meeting.' },
}
const shutAt = (id: string, overlays: readonly Overlay[], book = buildBook()) =>
  cityStatus(book, overlays, at).centres.find(({ office }) => office.id === id)!.shut

test('tells of the customer centres, by name, whether their hours have them open', () => {
  const { centres, at: asked } = cityStatus(buildBook(), [], at)
  expect(asked).toBe(at)
  expect(centres.map(({ office, opening, shut }) => [office.id, opening.state, shut])).toEqual([
    ['altona', 'open', null],
    ['billstedt', 'open', null],
  ])
})

test('a centre outside its hours is closed, and nobody has shut it', () => {
  const evening = at.add({ hours: 10 })
  const [centre] = cityStatus(buildBook(), [], evening).centres
  expect(centre).toMatchObject({ opening: { state: 'closed', because: 'hours' }, shut: null })
})

describe('shut by a decision', () => {
  test('in the whole city, with reason, since when and until when', () => {
    const overlay = buildOverlay()
    const { reason, from, until } = overlay
    expect(shutAt('altona', [overlay])).toEqual({ reason, since: from, until })
    expect(shutAt('billstedt', [overlay])).toEqual({ reason, since: from, until })
  })
  test('at one house alone', () => {
    const overlay = buildOverlay({ place: { kind: 'office', id: 'billstedt' } })
    expect(shutAt('billstedt', [overlay])).not.toBeNull()
    expect(shutAt('altona', [overlay])).toBeNull()
  })
  test.each<[string, Partial<Overlay>]>([
    ['one service', { service: 'reisepass' }],
    ['one step', { step: 'apply' }],
    ['another way', { channel: 'phone' }],
  ])('for %s: the house is not shut', (_, overrides) => {
    expect(shutAt('altona', [buildOverlay(overrides)])).toBeNull()
  })
  test('a house that is kept open is not', () => {
    const kept = buildOverlay({ id: 'kept', place: { kind: 'office', id: 'altona' }, state: 'open' })
    expect(shutAt('altona', [buildOverlay(), kept])).toBeNull()
    expect(shutAt('billstedt', [buildOverlay(), kept])).not.toBeNull()
  })
})

test('open for urgent cases alone is neither shut nor open as ever, and gives way to what shuts', () => {
  const urgent = buildOverlay({ state: 'open', condition: 'urgent-by-appointment' })
  const { reason, from, until } = urgent
  const [altonaNow] = cityStatus(buildBook(), [urgent], at).centres
  expect(altonaNow).toMatchObject({ shut: null, restricted: { reason, since: from, until } })
  const closed = buildOverlay({ id: 'closed', place: { kind: 'office', id: 'altona' } })
  const [altonaShut] = cityStatus(buildBook(), [urgent, closed], at).centres
  expect(altonaShut).toMatchObject({ restricted: null, shut: { reason: closed.reason } })
})

describe('shut by a planned closure', () => {
  const book = buildBook({ closures: [closure] })
  const { reason, from, until } = closure
  test('with reason, since when and until when, and no other house', () => {
    expect(shutAt('billstedt', [], book)).toEqual({ reason, since: from, until })
    expect(shutAt('altona', [], book)).toBeNull()
  })
  test('a decision outweighs it', () => {
    const overlay = buildOverlay()
    expect(shutAt('billstedt', [overlay], book)).toMatchObject({ reason: overlay.reason })
  })
})

describe('the hotline', () => {
  test('of a city without one is not known to be closed', () => {
    expect(cityStatus(buildBook(), [], at).hotline).toEqual({ state: 'unknown' })
  })
  test('has its own hours, and the closures of houses do not close it', () => {
    const hotline = { number: '115', name: closure.reason, hours, offers: [], promises: [], note: null }
    const book = buildBook({ hotline, closures: [closure] } as unknown as OfficeBook)
    expect(cityStatus(book, [], at).hotline.state).toBe('open')
  })
})

test('notices are what holds for every service in the whole city now', () => {
  const notice = buildOverlay({ id: 'notice', channel: 'phone', step: 'apply', state: 'open' })
  const others = [
    buildOverlay({ id: 'district', place: { kind: 'district', id: 'mitte' } }),
    buildOverlay({ id: 'service', service: 'reisepass' }),
    buildOverlay({ id: 'over', until: at }),
    buildOverlay({ id: 'later', from: at.add({ seconds: 1 }) }),
  ]
  expect(cityStatus(buildBook(), [...others, notice], at).notices).toEqual([notice])
})
