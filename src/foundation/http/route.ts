import type { Permission, StaffActor } from '../permissions/index.ts'
import type { Purpose } from './limits.ts'
import type { Answer, House, StaffVisit, Visit } from './visit.ts'

type Method = 'GET' | 'POST'

/** A page or an act for citizens; served in every language. */
export interface PortalRoute {
  readonly method: Method
  readonly path: string
  /** What one address may do too often; see `limits.ts`. */
  readonly limit?: Purpose
  handle(visit: Visit): Promise<Answer>
}

/** A page or an act for staff: the permission is asked before the handler runs. */
export interface StaffRoute {
  readonly method: Method
  readonly path: string
  /** `signed-in`: every member of staff. `anyone`: the sign-in page itself. */
  readonly permission: Permission | 'signed-in' | 'anyone'
  handle(visit: StaffVisit): Promise<Answer>
}

export interface ApiVisit extends House {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly json: unknown
  readonly requestId: string
  readonly address: string
  header(name: string): string | undefined
}

/** A call of a program in the name of a member of staff. */
export interface StaffApiVisit extends ApiVisit {
  readonly staff: StaffActor
}

/** A call for machines. */
export interface ApiRoute {
  readonly method: Method
  readonly path: string
  /** Only with the bearer token of somebody who has it; left out: for everybody. See `staffCall`. */
  readonly permission?: Permission | 'signed-in'
  handle(visit: ApiVisit): Promise<Extract<Answer, { kind: 'json' }>>
}

export function get(path: string, handle: PortalRoute['handle']): PortalRoute {
  return { method: 'GET', path, handle }
}
export function post(path: string, handle: PortalRoute['handle'], limit?: PortalRoute['limit']): PortalRoute {
  return limit ? { method: 'POST', path, handle, limit } : { method: 'POST', path, handle }
}
export function staffGet(
  path: string,
  permission: StaffRoute['permission'],
  handle: StaffRoute['handle'],
): StaffRoute {
  return { method: 'GET', path, permission, handle }
}
export function staffPost(
  path: string,
  permission: StaffRoute['permission'],
  handle: StaffRoute['handle'],
): StaffRoute {
  return { method: 'POST', path, permission, handle }
}

/** A call for staff: the permission is asked before the handler runs. */
export function staffCall(
  method: Method,
  path: string,
  permission: Permission | 'signed-in',
  handle: (visit: StaffApiVisit) => ReturnType<ApiRoute['handle']>,
): ApiRoute {
  return { method, path, permission, handle: visit => handle(visit as StaffApiVisit) }
}
