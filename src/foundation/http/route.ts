import type { Permission } from '../permissions/index.ts'
import type { Purpose } from './limits.ts'
import type { Answer, StaffVisit, Visit } from './visit.ts'

export type Method = 'GET' | 'POST'

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
  /** Called by another server: no session, no form of ours. What it sends has to prove itself. */
  readonly machine?: true
  /** Asked for by a page itself, again and again: does not count as somebody being there. */
  readonly unattended?: true
  handle(visit: StaffVisit): Promise<Answer>
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

/** A call of another server, which no browser makes. */
export function machinePost(path: string, handle: StaffRoute['handle']): StaffRoute {
  return { method: 'POST', path, permission: 'anyone', machine: true, handle }
}
