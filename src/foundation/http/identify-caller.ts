import type { FastifyReply } from 'fastify'
import { Forbidden } from '../errors.ts'
import { mayEver, type StaffActor } from '../permissions/index.ts'
import type { ApiRoute } from './route.ts'
import { sendJson } from './send-answer.ts'
import type { House } from './visit.ts'

/** Who holds this bearer token; `people` knows. */
export type FindCaller = (house: House, token: string) => Promise<StaffActor | null>

/** RFC 6750: a call for staff came without a token, or with one that is not good any more. */
export class Unauthorized extends Error {
  constructor(readonly tokenGiven: boolean) {
    super('A call for staff came without a good token.')
  }
}

/** Whoever calls a route for staff; null on a route for everybody. @throws Unauthorized, Forbidden */
export async function identifyCaller(
  house: House,
  { permission }: ApiRoute,
  authorization: string | undefined,
  find: FindCaller | undefined,
): Promise<StaffActor | null> {
  if (!permission) return null
  const token = /^Bearer +([\w.~+/-]{1,200}=*)$/i.exec(authorization ?? '')?.[1]
  const caller = token && find ? await find(house, token) : null
  if (!caller) throw new Unauthorized(token !== undefined)
  if (typeof permission === 'object' && !mayEver(caller, permission)) throw new Forbidden()
  return caller
}

export function sendUnauthorized(reply: FastifyReply, { tokenGiven }: Unauthorized): FastifyReply {
  reply.header('www-authenticate', `Bearer realm="schalter"${tokenGiven ? ', error="invalid_token"' : ''}`)
  const detail = tokenGiven
    ? 'The token has expired, was revoked or never was one of ours.'
    : 'This call is for staff: send a token made with npm run schalter -- user token create.'
  const value = { type: 'about:blank', title: 'Sign in first', status: 401, detail }
  return sendJson(reply, { kind: 'json', status: 401, value, type: 'application/problem+json' })
}
