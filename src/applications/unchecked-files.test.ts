import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { inspector } from '../foundation/files/inspection/run-inspection.ts'
import { buildServer } from '../foundation/http/index.ts'
import { mounts } from '../mounts.ts'
import { begin, idOf } from './testing/fill-in.ts'
import { picture } from './testing/sample-files.ts'
import { sampleAnswers } from './testing/sample-form.ts'
import { buildHouse, type TestHouse } from './testing/test-house.ts'

let house: TestHouse
let server: FastifyInstance
beforeAll(async () => {
  house = await buildHouse()
  server = await buildServer(house, mounts)
})
const delivered = { ...inspector }
afterEach(() => void Object.assign(inspector, delivered))

async function stored(): Promise<unknown> {
  const { rows } = await sql`SELECT (SELECT count(*) FROM foundation.file) AS files,
    (SELECT count(*) FROM applications.draft_file) AS of_drafts,
    (SELECT count(*) FROM cases.case_record) AS cases`.execute(house.db)
  return rows[0]
}

describe('while nobody can look into files', () => {
  it('a form keeps what was typed, says so, and takes no file', async () => {
    const visitor = await begin(server)
    await visitor.get(`/antrag/${idOf(visitor)}/papers`)
    inspector.script = '/there is no such program'
    const file = { field: 'policy', name: 'Police.png', content: picture() }
    const answer = await visitor.answer({ insured: 'yes', _act: 'next' }, [file])
    expect(answer.statusCode).toBe(422)
    expect(visitor.html).toContain('Wir konnten diese Datei nicht prüfen')
    expect(visitor.html).toMatch(/value="yes"[^>]* checked/)
    expect(await stored()).toEqual({ files: 0, of_drafts: 0, cases: 0 })
    Object.assign(inspector, delivered)
    await visitor.answer({ insured: 'yes', _act: 'next' }, [file])
    expect(await stored()).toEqual({ files: 1, of_drafts: 1, cases: 0 })
  })

  it('a machine is told so, and no case is opened; the same key may try again', async () => {
    const before = await stored()
    const { iban: _, why: __, promise: ___, ...rest } = sampleAnswers
    const policy = [{ name: 'Police.png', content: picture().toString('base64') }]
    const dogs = rest.dogs.map(entry => entry.answers)
    const answers = { ...rest, dogs, count: 2, insured: 'yes', policy }
    const send = () =>
      server.inject({
        method: 'POST',
        url: '/api/v1/applications',
        headers: { 'idempotency-key': 'a key of this test' },
        payload: { service: 'with-form', answers },
      })
    inspector.script = '/there is no such program'
    const refused = await send()
    expect(refused.statusCode).toBe(422)
    expect(refused.json().errors).toMatchObject([
      { message: expect.stringMatching('^Wir konnten diese Datei nicht prüfen') },
    ])
    expect(await stored()).toEqual(before)
    Object.assign(inspector, delivered)
    expect((await send()).statusCode).toBe(201)
  })
})
