import { Forbidden, Unauthorized } from '../errors.ts'
import { mayEver, type StaffActor } from '../permissions/index.ts'
import type { ApiRoute } from './api/api-route.ts'
import type { House } from './visit.ts'

/** Who holds this bearer token; `people` knows. */
export type FindCaller = (house: House, token: string) => Promise<StaffActor | null>

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
