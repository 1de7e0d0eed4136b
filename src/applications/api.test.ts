import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { writeOverlay } from '../channels/index.ts'
import { inTransaction } from '../foundation/database/index.ts'
import { buildServer } from '../foundation/http/index.ts'
import { mounts } from '../mounts.ts'
import { picture } from './testing/sample-files.ts'
import { sampleAnswers } from './testing/sample-form.ts'
import { buildHouse, type TestHouse } from './testing/test-house.ts'

let house: TestHouse
let server: FastifyInstance
beforeEach(async () => {
  house = await buildHouse()
  server = await buildServer(house, mounts)
})

/** As a machine would send them: entries without keys, numbers and consent as such, nothing that was not answered. */
const { iban: _, ...rest } = sampleAnswers
const answers = { ...rest, dogs: rest.dogs.map(entry => entry.answers), count: 2, promise: true }

async function send(body: unknown, key?: string) {
  const headers = {
    'content-type': 'application/json',
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  }
  const payload = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await server.inject({ method: 'POST', url: '/api/v1/applications', headers, payload })
  return { status: response.statusCode, type: response.headers['content-type'], json: response.json() }
}

async function cases(): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM cases.case_record`.execute(house.db)
  return rows[0]!.n
}

describe('POST /applications', () => {
  it('takes an application in', async () => {
    const { status, json } = await send({ service: 'with-form', answers })
    expect(status).toBe(201)
    expect(json).toEqual({
      reference: expect.stringMatching(/^HH-\w{4}-\w{2}$/),
      code: expect.stringMatching(/^\d{6}$/),
    })
    const { rows } = await sql<{ snapshot: unknown }>`SELECT snapshot FROM cases.case_record`.execute(
      house.db,
    )
    expect(JSON.stringify(rows[0])).toContain('276 098 100 123 456')
  })

  it('takes in a formless request, in English', async () => {
    const formless = { message: 'Please help', familyName: 'Nguyễn', givenNames: 'Linh', delivery: 'online' }
    expect((await send({ service: 'without-form', answers: formless, language: 'en' })).status).toBe(201)
  })

  it('lists every wrong answer with its field', async () => {
    const wrong = {
      ...answers,
      familyName: ['Yıldız'],
      birthDate: '31.12.80',
      mainAddress: { street: 'Musterweg 7', postcode: '2211', place: 'Hamburg' },
      dogs: [{ dogName: 'Bello', chip: '1', origin: 'shelter', originText: 'x' }],
      count: 1.5,
      insured: 'perhaps',
      policy: [{ name: 'x' }],
      comment: 'invisible',
    }
    const { status, type, json } = await send({ service: 'with-form', answers: wrong })
    expect([status, type]).toEqual([422, expect.stringContaining('application/problem+json')])
    const fields = json.errors.map((error: { field: string }) => error.field).sort()
    expect(fields).toEqual([
      'birthDate',
      'comment',
      'count',
      'dogs.0.chip',
      'dogs.0.originText',
      'familyName',
      'insured',
      'mainAddress.postcode',
      'policy',
      'promise',
      'why',
    ])
    expect(await cases()).toBe(0)
  })

  it('refuses what is not declared, whatever it is', async () => {
    for (const body of [
      { service: 'with-form', answers, state: 'decided' },
      { service: 'with-form', answers: [] },
      { service: 7, answers },
      { service: '\u0000', answers },
      { answers },
      'null',
      '[]',
      '"text"',
    ])
      expect((await send(body)).status).toBe(422)
    const polluting = `{"service":"with-form","answers":{"__proto__":{"familyName":"x"},"constructor":{"x":1}}}`
    expect((await send(polluting)).status).toBeGreaterThanOrEqual(400)
    expect((await send({ service: 'nowhere', answers })).status).toBe(404)
    expect(await cases()).toBe(0)
  })

  it('takes naughty text as text', async () => {
    const message = "\u0000\u202Egnirts <script>alert(1)</script> ﷽ \ud800 '; DROP TABLE x; --"
    const formless = { message, familyName: 'O’Neill', givenNames: 'X Æ', delivery: 'online' }
    expect((await send({ service: 'without-form', answers: formless })).status).toBe(201)
    const { rows } = await sql<{
      text: string
    }>`SELECT snapshot::text AS text FROM cases.case_record`.execute(house.db)
    expect(rows[0]?.text).toContain('<script>alert(1)</script>')
    expect(rows[0]?.text).not.toMatch(/\u202E|\\u0000/)
  })

  it('takes files, and looks into them', async () => {
    const { why, promise, ...insured } = { ...answers, insured: 'yes' }
    const file = (content: Buffer) => ({ name: '../Police.pdf', content: content.toString('base64') })
    const withFiles = (...policy: object[]) => send({ service: 'with-form', answers: { ...insured, policy } })
    expect((await withFiles(file(Buffer.from('MZ')))).json.errors).toEqual([
      {
        in: 'body',
        field: 'policy',
        pointer: '/answers/policy',
        message: 'Bitte wählen Sie ein PDF oder ein Foto (JPG oder PNG).',
      },
    ])
    expect((await withFiles({ name: 'x', content: '!' })).status).toBe(422)
    expect((await withFiles(...['1', '2', '3'].map(mark => file(picture(mark))))).status).toBe(422)
    expect((await sql`SELECT FROM foundation.file`.execute(house.db)).rows).toHaveLength(0)
    expect((await withFiles(file(picture('1')), file(picture('2')))).status).toBe(201)
    const { rows } = await sql<{ name: string }>`SELECT name FROM foundation.file`.execute(house.db)
    expect(rows.map(({ name }) => name)).toEqual(['Police.png', 'Police.png'])
    const { rows: documents } = await sql`SELECT FROM cases.document`.execute(house.db)
    expect(documents).toHaveLength(2)
  })

  it('takes files of the size a form takes, beside the document', async () => {
    const { why, promise, ...insured } = { ...answers, insured: 'yes' }
    const sendForm = async (
      files: readonly [field: string, content: Buffer][],
      key: string,
      fields: object = {},
    ) => {
      const form = new FormData()
      form.set('application', JSON.stringify({ service: 'with-form', answers: insured }))
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      for (const [field, content] of files)
        form.append(field, new Blob([new Uint8Array(content)]), '../Police.png')
      const request = new Request('http://house/', { method: 'POST', body: form })
      const type = { 'content-type': request.headers.get('content-type')!, 'idempotency-key': key }
      const payload = Buffer.from(await request.arrayBuffer())
      const response = await server.inject({
        method: 'POST',
        url: '/api/v1/applications',
        headers: type,
        payload,
      })
      return { status: response.statusCode, json: response.json() }
    }
    const large = Buffer.concat([picture('1'), Buffer.alloc(2_000_000)])
    const fieldsOf = (answer: { json: { errors: { field: string }[] } }) =>
      answer.json.errors.map(({ field }) => field)
    const naughty = await sendForm([['policy', Buffer.from('MZ')]], 'a first key')
    expect([naughty.status, fieldsOf(naughty)]).toEqual([422, ['policy']])
    const elsewhere = await sendForm(
      [
        ['policy', large],
        ['familyName', large],
      ],
      'a first key',
    )
    expect([elsewhere.status, fieldsOf(elsewhere)]).toEqual([422, ['familyName']])
    expect((await sendForm([['policy', Buffer.alloc(10 * 1024 * 1024 + 1)]], 'a first key')).status).toBe(422)
    expect((await sendForm([], 'a first key', { state: 'decided' })).status).toBe(422)
    expect((await sendForm([], 'a first key', { application: '{,' })).status).toBe(400)
    const taken = await sendForm([['policy', large]], 'a first key')
    expect(taken.status).toBe(201)
    expect(await sendForm([['policy', large]], 'a first key')).toEqual(taken)
    expect((await sendForm([['policy', picture('2')]], 'a first key')).json.type).toBe(
      '/problems/idempotency-key-reused',
    )
    const { rows } = await sql<{ size: number; name: string }>`
      SELECT size, name FROM foundation.file`.execute(house.db)
    expect(rows).toEqual([{ size: expect.any(Number), name: 'Police.png' }])
    // What stood behind the picture is not kept.
    expect(rows[0]!.size).toBeLessThan(1_000)
  })

  it('says why where the way is closed', async () => {
    const { status, json } = await send({ service: 'by-post-only', answers })
    expect(status).toBe(409)
    expect(json.detail.length).toBeGreaterThan(10)
  })

  it('names an answer that is far too long once', async () => {
    const { status, json } = await send({
      service: 'with-form',
      answers: { ...answers, why: 'x'.repeat(20_000) },
    })
    expect(status).toBe(422)
    expect(json.errors).toEqual([
      { in: 'body', field: 'why', pointer: '/answers/why', message: expect.any(String) },
    ])
  })
})

describe('the idempotency key', () => {
  const body = { service: 'with-form', answers }

  it('gives the same answer to the same request, also to many at once', async () => {
    const all = await Promise.all(Array.from({ length: 200 }, () => send(body, 'key-0001')))
    expect(new Set(all.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(all[0]?.status).toBe(201)
    expect(await cases()).toBe(1)
    house.clock.advance({ hours: 47 })
    expect(await send(body, 'key-0001')).toEqual(all[0])
  })
  it('gives the answer again when the way has been closed meanwhile', async () => {
    const first = await send(body, 'key-0001')
    const reason = { de: 'Störung', en: 'Outage' }
    const at = house.clock.now()
    const overlay = {
      place: { kind: 'city' },
      service: null,
      step: 'apply',
      channel: 'online',
      state: 'closed',
    } as const
    const made = { id: randomUUID(), reason, from: at, until: null, createdBy: 'test', createdAt: at }
    await inTransaction(house.db, tx => writeOverlay(tx, { ...overlay, ...made }))
    expect((await send(body, 'key-0002')).status).toBe(409)
    expect(await send(body, 'key-0001')).toEqual(first)
  })
  it('refuses another request under the same key', async () => {
    await send(body, 'key-0001')
    const other = { service: 'with-form', answers: { ...answers, givenNames: 'Berta' } }
    const refused = await send(other, 'key-0001')
    expect([refused.status, refused.json.type]).toEqual([422, '/problems/idempotency-key-reused'])
    expect((await send(other, 'key-0002')).status).toBe(201)
    expect(await cases()).toBe(2)
  })
  it('is free again after a request that was refused', async () => {
    expect((await send({ service: 'with-form', answers: {} }, 'key-0001')).status).toBe(422)
    expect((await send(body, 'key-0001')).status).toBe(201)
  })
  it('has a length', async () => {
    for (const key of ['x'.repeat(256), 'x'.repeat(7), 'schlüssel'])
      expect((await send(body, key)).json.errors).toMatchObject([{ in: 'header', field: 'Idempotency-Key' }])
    expect(await cases()).toBe(0)
  })
  it('is stored as a hash only, and the answer so that the database alone cannot read it', async () => {
    const { json } = await send(body, 'a telling key')
    const { rows } = await sql<{
      row: string
      answer: Buffer
    }>`SELECT i::text AS row, answer FROM foundation.idempotency i`.execute(house.db)
    expect(rows[0]?.row).not.toContain('telling')
    expect(rows[0]?.answer.includes(json.code)).toBe(false)
    expect(rows[0]?.answer.includes(json.reference)).toBe(false)
  })
})
