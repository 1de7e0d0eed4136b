import type { FastifyInstance } from 'fastify'
import type { Config } from '../../../foundation/config.ts'
import { buildServer, type House } from '../../../foundation/http/index.ts'
import { Client } from '../../../foundation/testing/index.ts'
import { mounts } from '../../../mounts.ts'
import { hireStaff, type Office, type StaffOptions } from '../../testing/staff.ts'
import { linkStaff } from '../linked-staff.ts'
import { CLIENT, startProvider } from './start-provider.ts'

const HERE = 'https://amt.example/amt'
export const START = '/amt/anmeldung/extern'

/** The house and a real provider, each of which reaches the other. */
export async function houseWithProvider<Built extends Office & { readonly house: House }>(
  build: (config: Partial<Config>) => Promise<Built>,
) {
  let server: FastifyInstance | undefined
  const call = async (payload: string) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const url = '/amt/abmeldung/vom-anbieter'
    return (await server!.inject({ method: 'POST', url, payload, headers })).statusCode
  }
  const provider = await startProvider({
    returnTo: `${HERE}/anmeldung/extern/zurueck`,
    signedOut: `${HERE}/abmeldung/fertig`,
    backChannel: `${HERE}/abmeldung/vom-anbieter`,
    call,
  })
  const singleSignOn = { issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret }
  const house = await build({ rateLimit: false, singleSignOn })
  const made = await buildServer(house.house, mounts)
  server = made
  return {
    house,
    provider,
    server: made,
    /** What the provider's call to us answers. */
    call,
    browser: () => new Client(made, house.secret),
    async linked(sub: string, options: StaffOptions = {}) {
      const staff = await hireStaff(house, options)
      const identity = { issuer: provider.issuer, subject: sub }
      await house.tx(tx => linkStaff(tx, identity, staff.id, house.clock.now()))
      return staff
    },
    /** To the provider and back, in one browser. */
    async signIn(client: Client, next = '/amt/konto', cookies = new Map<string, string>()) {
      const away = await client.get(`${START}?weiter=${encodeURIComponent(next)}`)
      return client.get(await provider.visit(String(away.headers.location), cookies))
    },
  }
}
