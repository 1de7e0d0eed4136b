import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildServer } from '../foundation/http/index.ts'
import { mounts } from '../mounts.ts'
import { answersOf, begin, fillIn, idOf, person } from './testing/fill-in.ts'
import { buildHouse, type TestHouse } from './testing/test-house.ts'

let house: TestHouse
let server: FastifyInstance
beforeAll(async () => {
  house = await buildHouse()
  server = await buildServer(house, mounts)
})

describe('who may not', () => {
  it('gets one and the same answer without the key of the draft', async () => {
    const owner = await begin(server)
    await fillIn(owner)
    const stranger = await begin(server)
    const id = idOf(owner)
    const nowhere = '00000000-0000-4000-8000-000000000000'
    for (const page of [
      '',
      '/person',
      '/pruefen',
      '/quittung',
      '/zwischenspeichern',
      '/kalender.ics',
      '/dogs/dogs/x',
    ]) {
      const foreign = await stranger.get(`/antrag/${id}${page}`)
      const unknown = await stranger.get(`/antrag/${nowhere}${page}`)
      expect([foreign.statusCode, foreign.body.replaceAll(id, nowhere)]).toEqual([404, unknown.body])
    }
    await stranger.get('/antrag/with-form')
    for (const page of ['/person', '/pruefen', '/zwischenspeichern', '/schliessen', '/dogs/dogs/x'])
      expect((await stranger.post(`/antrag/${id}${page}`, { familyName: 'x' })).statusCode).toBe(404)
    expect(await answersOf(house, owner)).toMatchObject({ familyName: 'Yıldız' })
  })

  it('changes nothing by a form of another site', async () => {
    const visitor = await begin(server)
    visitor.csrf = 'guess'
    expect((await visitor.answer({ ...person, _act: 'next' })).statusCode).toBe(403)
    expect(await answersOf(house, visitor)).toEqual({})
  })

  it('sends fields that the page does not have', async () => {
    const visitor = await begin(server)
    const page = visitor.path
    for (const name of ['state', 'iban', '__proto__', 'constructor', 'dogs'])
      expect((await visitor.post(page, { ...person, [name]: 'x', _act: 'next' })).statusCode).toBe(422)
    expect(await answersOf(house, visitor)).toEqual({})
    for (const page of [
      '__proto__',
      'constructor',
      'nowhere',
      'dogs/familyName/x',
      'dogs/__proto__/x',
      'dogs/dogs/%00',
    ])
      expect((await visitor.get(`/antrag/${idOf(visitor)}/${page}`)).statusCode).toBe(404)
  })
})

it.each([
  '/antrag/%00',
  '/antrag/x%00y',
  '/antrag/fortsetzen/%00',
  '///antrag',
  '/antrag/%E0%A4%A',
  '/api/v1/services/%00',
])('the odd address %s is answered, not fallen over', async url => {
  const answer = await server.inject({ url })
  expect([400, 404]).toContain(answer.statusCode)
})

describe('naughty input', () => {
  const naughty = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE applications.draft; --",
    '\u0000\u0007\u202Eevil\u2066',
    '🙂👨‍👩‍👧‍👦🏳️‍🌈',
    'שלום مرحبا',
    'Z\u0351\u036Ba\u0352l\u0300g\u0301o',
    'x'.repeat(10_000),
    '{"__proto__":{"x":1}}',
    '#{7*7} {{7*7}} %s %n',
    '=1+1',
    '\ud800',
  ]
  it.each(naughty.map(text => [text.slice(0, 20), text]))(
    'is kept and shown as text: %j',
    async (_, text) => {
      const visitor = await begin(server)
      const everywhere = Object.fromEntries(Object.keys(person).map(name => [name, text]))
      const answer = await visitor.answer({ ...everywhere, _act: 'next' })
      expect([303, 422]).toContain(answer.statusCode)
      expect(visitor.html).not.toContain('<script>alert')
      expect(visitor.html).not.toContain('<img src=x')
      expect((await visitor.get(`/antrag/${idOf(visitor)}/pruefen`)).statusCode).toBe(200)
      expect(visitor.html).not.toContain('<script>alert')
    },
  )
  it('comes several times under one name', async () => {
    const visitor = await begin(server)
    const answer = await visitor.answer({ ...person, familyName: ['Eins', 'Zwei'], _act: ['next', 'save'] })
    expect(answer.statusCode).toBe(200)
    expect((await answersOf(house, visitor)).familyName).toBe('Eins')
  })
  it('comes as an act that does not exist', async () => {
    const visitor = await begin(server)
    for (const act of [
      'add:familyName',
      'edit:nothing:x',
      'drop:dogs:x',
      'unfile:x',
      'x'.repeat(5000),
      ':::',
    ])
      expect((await visitor.answer({ ...person, _act: act })).statusCode).toBeLessThan(500)
  })
})
