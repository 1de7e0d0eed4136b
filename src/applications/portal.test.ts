import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildServer } from '../foundation/http/index.ts'
import { mounts } from '../mounts.ts'
import { buildHouse, type TestHouse } from './testing/test-house.ts'
import { Visitor } from './testing/visitor.ts'

let house: TestHouse
let server: FastifyInstance
beforeAll(async () => {
  house = await buildHouse()
  server = await buildServer(house, mounts)
})

async function begin(service = 'with-form', language = ''): Promise<Visitor> {
  const visitor = new Visitor(server)
  await visitor.get(`${language}/antrag/${service}`)
  await visitor.post(`${language}/antrag/${service}`)
  return visitor
}

const person = {
  familyName: 'Yıldız',
  givenNames: 'Ayşe',
  birthDate: '14.03.1988',
  'mainAddress-street': 'Musterweg 7',
  'mainAddress-postcode': '22111',
  'mainAddress-place': 'Hamburg',
}

async function fillIn(visitor: Visitor): Promise<void> {
  await visitor.answer({ ...person, _act: 'next' })
  await visitor.answer({ _act: 'add:dogs' })
  await visitor.answer({ dogName: 'Bello', chip: '276098100123456', origin: 'shelter' })
  await visitor.answer({ count: '', _act: 'next' })
  await visitor.answer({ insured: 'no', _act: 'next' })
  await visitor.answer({ insured: 'no', why: 'Noch keine.', _act: 'next' })
  await visitor.answer({ promise: 'yes', _act: 'next' })
  await visitor.answer({ delivery: 'online', email: 'a@example.org', phone: '', iban: '', _act: 'next' })
}

describe('an application from start to receipt', () => {
  it('goes through all pages without a script', async () => {
    const visitor = await begin()
    expect(visitor.path).toMatch(/^\/antrag\/[0-9a-f-]{36}\/person$/)
    expect(visitor.html).toContain('Schritt 1 von 5')
    await fillIn(visitor)
    expect(visitor.path).toMatch(/pruefen$/)
    expect(visitor.html).toContain('Yıldız')
    const sent = await visitor.answer({})
    expect(sent.statusCode).toBe(200)
    expect(visitor.path).toMatch(/quittung$/)
    expect(visitor.html).toMatch(/HH-[2-9A-Z]{4}-[2-9A-Z]{2}/)
    expect(visitor.html).toMatch(/>\d{3} \d{3}</)
    const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM cases.case_record`.execute(house.db)
    expect(rows[0]?.n).toBe(1)
  })
})
