import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { picture } from '../src/applications/testing/sample-files.ts'
import { Visitor } from '../src/applications/testing/visitor.ts'
import { auditOf } from '../src/foundation/audit/index.ts'
import { buildServer, deleteOldTries } from '../src/foundation/http/index.ts'
import { secretFrom } from '../src/foundation/secret.ts'
import { createTestDatabase, fixedClock, testConfig } from '../src/foundation/testing/index.ts'
import { mounts } from '../src/mounts.ts'
import { demoPassword, listStaff } from '../src/people/index.ts'
import { nextCode } from '../src/people/second-factor/totp-of-staff.ts'

const { db } = await createTestDatabase({ demo: true })
const house = {
  db,
  clock: fixedClock('2026-11-03T08:52:00Z'),
  config: testConfig({ publicUrl: 'https://amt.example', rateLimit: false }),
  secret: secretFrom('a secret for tests alone'),
}
const server = await buildServer(house, mounts)

async function signedIn(name: string): Promise<Visitor> {
  const visitor = new Visitor(server)
  await visitor.get('/amt/anmeldung')
  await visitor.post('/amt/anmeldung', { name, password: demoPassword(house.secret, name) })
  const { id } = (await listStaff(db)).find(({ signIn }) => signIn === name)!
  const code = await nextCode(db, house.secret, id, house.clock.now())
  await visitor.post('/amt/anmeldung/code', { code: code! })
  return visitor
}

const person = { familyName: 'Petersen', givenNames: 'Jonas', delivery: 'online' }

function call(body: unknown, path = '/api/v1/applications', headers: Record<string, string> = {}) {
  const payload = typeof body === 'string' ? body : JSON.stringify(body)
  const type = { 'content-type': 'application/json' }
  return server.inject({ method: 'POST', url: path, headers: { ...type, ...headers }, payload })
}

async function opened(answers: Record<string, unknown> = {}) {
  const body = { service: 'wohnsitz-abmelden', answers: { message: 'Hallo', ...person, ...answers } }
  return (await call(body)).json() as { reference: string; code: string }
}

/** On the page of a draft where one writes and hands in files. */
async function writing(): Promise<Visitor> {
  const visitor = new Visitor(server)
  await visitor.get('/antrag/wohnsitz-abmelden')
  await visitor.post('/antrag/wohnsitz-abmelden')
  return visitor
}

describe('addresses', () => {
  it.each([
    '//leistungen/',
    '//amt.example/leistungen',
    '/%',
    '/leistungen/%ff',
    '/en/%',
    '/antrag/%00',
    '/formular/%00',
    '/mein-antrag/link/%00',
  ])('%s is a page that does not exist', async url => {
    const answer = await server.inject({ url })
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    expect(answer.body).not.toContain('FST_')
  })

  it('however long they are', async () => {
    const answer = await server.inject({ url: `/leistungen/${'a'.repeat(2000)}` })
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
  })

  it('of the API are answered as problems', async () => {
    for (const url of ['/api/%', '/api/v1/cases/%00', '/api/v1/cases/HH-2222-22']) {
      const answer = await server.inject({ url })
      expect(answer.statusCode).toBe(404)
      expect(answer.headers['content-type']).toContain('application/problem+json')
    }
  })

  it('of staff that name nothing find nothing', async () => {
    const caseworker = await signedIn('demir')
    expect((await caseworker.get('/amt/vorgang/%00')).statusCode).toBe(404)
    const auditor = await signedIn('quast')
    for (const before of ['1.5', '1e30', 'Infinity', '9999999999999999999', 'x']) {
      expect((await auditor.get(`/amt/protokoll?vor=${before}`)).statusCode).toBe(200)
    }
    const clerk = await signedIn('jansen')
    await clerk.get('/amt/post')
    const handedOver = await clerk.post('/amt/post/uebergabe', { act: 'handed-over', letter: '-'.repeat(36) })
    expect(handedOver.statusCode).toBe(200)
  })

  it('a query says thanks only in words of ours', async () => {
    const { reference, code } = await opened()
    const visitor = new Visitor(server)
    await visitor.get('/mein-antrag')
    await visitor.post('/mein-antrag', { nummer: reference, code })
    expect((await visitor.get(`/mein-antrag/${reference}?danke=antwort`)).body).toContain('notice--good')
    for (const word of ['constructor', '__proto__', 'toString']) {
      const { body } = await visitor.get(`/mein-antrag/${reference}?danke=${word}`)
      expect(body).not.toContain('notice--good')
    }
  })
})

describe('forms', () => {
  let visitor: Visitor
  let page: string
  beforeAll(async () => {
    visitor = await writing()
    page = visitor.path
  })
  const send = async (fields: Record<string, string>) => {
    await visitor.get(page)
    return visitor.answer({ message: 'Hallo', ...fields }, [
      { field: 'attachments', name: 'a.png', content: picture() },
    ])
  }

  it('a text too long is cut between characters', async () => {
    const answer = await send({ message: `${'a'.repeat(11_999)}😀`, _act: 'next' })
    expect(answer.statusCode).toBe(422)
  })

  it('an act on a file or an entry that cannot exist changes nothing', async () => {
    for (const act of ['unfile:abc', 'unfile:', 'edit:message:..', 'edit:dogs:x\ny']) {
      expect((await send({ _act: act })).statusCode).toBe(200)
    }
    const keeper = new Visitor(server)
    await keeper.get('/antrag/hund-anmelden')
    await keeper.post('/antrag/hund-anmelden')
    const dogs = keeper.path.replace(/[^/]+$/, 'dogs')
    for (const key of ['x\ny', '../../../keeper', 'ü']) {
      await keeper.get(dogs)
      expect((await keeper.answer({ _act: `edit:dogs:${key}` })).statusCode).toBeLessThan(500)
      expect(keeper.path.startsWith(dogs)).toBe(true)
    }
  })

  it('an editor cannot save a page on a version that is not there', async () => {
    const editor = await signedIn('friedrichs')
    const text = { 'title-de': 'Hilfe', 'title-en': 'Help', 'text-de': 'Ja.', 'text-en': 'Yes.', act: 'save' }
    for (const version of ['7', '2147483646', '1.5', '1e9']) {
      await editor.get('/amt/seiten/hilfe')
      const answer = await editor.post('/amt/seiten/hilfe', { ...text, 'based-on': version })
      expect(answer.statusCode).toBe(409)
    }
  })

  it('a body that is no form is refused', async () => {
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x']) {
      const headers = { 'content-type': type }
      const answer = await server.inject({ method: 'POST', url: page, headers, payload: 'abc' })
      expect(answer.statusCode).toBe(422)
    }
  })
})

describe('documents of machines', () => {
  it('may not hold more values than any call needs', async () => {
    const answers = Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`a${n.toString(36)}`, 0]))
    const start = performance.now()
    expect((await call({ service: 'wohnsitz-abmelden', answers })).statusCode).toBe(422)
    expect(performance.now() - start).toBeLessThan(2000)
  })

  it('may not be deeper than any call needs', async () => {
    for (const depth of [100, 10_000, 200_000]) {
      const message = '['.repeat(depth) + ']'.repeat(depth)
      const body = `{"service":"wohnsitz-abmelden","answers":{"message":${message}}}`
      expect((await call(body)).statusCode).toBe(422)
    }
  })

  it('say nothing with characters that no database takes', async () => {
    const { reference, code } = await opened({ message: 'a\u0000b\ud83d' })
    const rating = { subject: reference, stars: 5, comment: 'a\u0000b\u202e\ud83d' }
    expect((await call(rating, '/api/v1/feedback', { 'x-case-code': code })).statusCode).toBe(409)
    const nobody = { subject: '\u0000', stars: 5 }
    expect((await call(nobody, '/api/v1/feedback', { 'x-case-code': code })).statusCode).toBe(404)
  })
})

describe('a letter in the outgoing post', () => {
  it('is read by the clerk, by its team lead and by no other, and the citizen sees who', async () => {
    const { rows } = await sql<{ id: string; caseId: string; subject: string }>`
      UPDATE post.letter SET recipient = 'Nur für uns'
      WHERE id = (SELECT id FROM post.letter WHERE team = 'melderecht' AND delivery = 'post' AND file_id IS NOT NULL
        ORDER BY created_at DESC LIMIT 1)
      RETURNING id, case_id AS "caseId"`.execute(db)
    const { id, caseId } = rows[0]!
    const reads = async (name: string) => {
      const visitor = await signedIn(name)
      const list = await visitor.get('/amt/post')
      let letter = await visitor.get(`/amt/post/${id}/brief`)
      // Whoever may read the case is led to its letter there.
      if (letter.statusCode === 303) letter = await visitor.get(String(letter.headers.location))
      return [list.body.includes('Nur für uns'), letter.statusCode]
    }
    expect(await reads('jansen')).toEqual([true, 200])
    expect(await reads('petrovic')).toEqual([true, 200])
    expect(await reads('wolters')).toEqual([false, 404])
    const looks = (await auditOf(db, 'case', caseId)).filter(({ act }) => act === 'case.letter-read')
    expect(looks.map(({ actorName }) => actorName)).toEqual(['Birte Jansen', 'Mila Petrović'])
  })
})

describe('one caller', () => {
  let busy: Awaited<ReturnType<typeof buildServer>>
  beforeAll(async () => {
    busy = await buildServer({ ...house, config: { ...house.config, rateLimit: true } }, mounts)
  })
  const tally = (statuses: readonly number[]) =>
    Object.fromEntries([...new Set(statuses)].sort().map(n => [n, statuses.filter(s => s === n).length]))

  it('has fifty wrong tries to sign in, however many names at once, and a right one is not counted', async () => {
    const page = await busy.inject({ url: '/amt/anmeldung' })
    const token = /name="_csrf" value="([^"]+)"/.exec(page.body)![1]!
    const cookies = Object.fromEntries(page.cookies.map(({ name, value }) => [name, value]))
    const signIn = async (name: string, password: string, n: number) => {
      const { statusCode } = await busy.inject({
        method: 'POST',
        url: '/amt/anmeldung',
        // Addresses without end, but all of one connection.
        remoteAddress: `2001:db8:7:7::${n.toString(16)}`,
        cookies,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: token, name, password }).toString(),
      })
      return statusCode
    }
    const right = () => signIn('demir', demoPassword(house.secret, 'demir'), 1)
    for (let n = 0; n < 3; n += 1) expect(await right()).toBe(303)
    const wrong = await Promise.all(Array.from({ length: 80 }, (_, n) => signIn(`niemand-${n}`, 'x', n)))
    expect(tally(wrong)).toEqual({ 422: 50, 429: 30 })
    expect(await right()).toBe(429)
  })

  it('has two of the largest forms under way; the next one is asked to wait', async () => {
    await busy.listen({ host: '127.0.0.1', port: 0 })
    const { port } = busy.server.address() as { port: number }
    const begin = (): Promise<{ socket: Socket; status: Promise<string> }> =>
      new Promise((resolve, reject) => {
        const socket = connect(port, '127.0.0.1')
        const status = new Promise<string>(answered => {
          socket.once('data', part => answered(part.toString().slice(9, 12)))
        })
        socket.once('error', reject)
        const head = [
          'POST /antrag/x/y HTTP/1.1',
          'Host: x',
          'Content-Type: multipart/form-data; boundary=x',
          'Content-Length: 60000000',
          '',
          '--x',
          '',
        ]
        socket.write(head.join('\r\n'), () => setTimeout(() => resolve({ socket, status }), 100))
      })
    const underWay = [await begin(), await begin()]
    const refused = await begin()
    expect(await refused.status).toBe('429')
    for (const { socket } of [...underWay, refused]) socket.destroy()
    await expect
      .poll(async () => {
        const next = await begin()
        const answer = await Promise.race([next.status, sleep(300).then(() => 'read')])
        next.socket.destroy()
        return answer
      })
      .toBe('read')
    await busy.close()
  })

  it('leaves no trace of his tries after two days', async () => {
    const tries = async () =>
      (await sql<{ n: number }>`SELECT count(*) AS n FROM foundation.attempt`.execute(db)).rows[0]!.n
    expect(await tries()).toBeGreaterThan(0)
    await deleteOldTries(db, house.clock.now().add({ hours: 24 }))
    expect(await tries()).toBeGreaterThan(0)
    await deleteOldTries(db, house.clock.now().add({ hours: 49 }))
    expect(await tries()).toBe(0)
  })
})
