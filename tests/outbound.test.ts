import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { CaseHouse } from '../src/cases/testing/case-house.ts'
import { buildServer } from '../src/foundation/http/index.ts'
import { Client } from '../src/foundation/testing/index.ts'
import { mounts } from '../src/mounts.ts'

const house = await CaseHouse.build({ config: { rateLimit: false } })
const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close()
})

/** Answers everything with what is given; tells what it was asked. */
async function machine(
  reply: (origin: string, path: string) => { status?: number; location?: string; json?: unknown },
) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(String(request.url))
    const { status = 200, location, json = {} } = reply(origin, String(request.url))
    response.writeHead(status, { 'content-type': 'application/json', ...(location && { location }) })
    response.end(JSON.stringify(json))
  })
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { origin, asked }
}

const metadata = (issuer: string, at: string) => ({
  issuer,
  authorization_endpoint: `${at}/authorize`,
  token_endpoint: `${at}/token`,
  jwks_uri: `${at}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
})

async function signInWith(issuer: string) {
  const singleSignOn = { issuer, clientId: 'schalter', clientSecret: 'a secret of the client' }
  const server = await buildServer(
    { ...house.house, config: { ...house.house.config, singleSignOn } },
    mounts,
  )
  return new Client(server, house.secret).get('/amt/anmeldung/extern')
}

test('an identity provider that describes itself as it should is asked', async () => {
  const provider = await machine(origin => ({ json: metadata(origin, origin) }))
  const answer = await signInWith(provider.origin)
  expect([answer.statusCode, answer.headers.location]).toEqual([
    303,
    expect.stringContaining(`${provider.origin}/authorize?`),
  ])
})

test('one that sends us elsewhere is not followed', async () => {
  const elsewhere = await machine(origin => ({ json: metadata(origin, origin) }))
  const provider = await machine((_, path) => ({ status: 302, location: `${elsewhere.origin}${path}` }))
  expect((await signInWith(provider.origin)).statusCode).toBe(503)
  expect(provider.asked).toHaveLength(1)
  expect(elsewhere.asked).toEqual([])
})

test('one that says it is another is not believed', async () => {
  const provider = await machine(origin => ({ json: metadata('https://login.example', origin) }))
  expect((await signInWith(provider.origin)).statusCode).toBe(503)
})
