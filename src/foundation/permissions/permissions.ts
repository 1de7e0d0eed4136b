import { Forbidden } from '../errors.ts'
import type { Localized } from '../language/index.ts'
import type { Role } from './roles.ts'

export interface StaffActor {
  readonly kind: 'staff'
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  /** Teams whose cases this person works on. */
  readonly teams: readonly string[]
}
export type Actor =
  | StaffActor
  | { readonly kind: 'citizen' }
  | { readonly kind: 'system'; readonly name: string }
export const citizen: Actor = { kind: 'citizen' }

/** One act: who may do it, and whether only on objects of their own team. */
export interface Permission {
  readonly says: Localized
  readonly roles: readonly Role[]
  readonly scope: 'any' | 'own-team'
}

export function permission(
  says: Localized,
  roles: readonly Role[],
  scope: Permission['scope'] = 'any',
): Permission {
  return { says, roles, scope }
}

/** Whether this person may do this act at all: what a route asks before it looks at an object. */
export function mayEver(staff: StaffActor, act: Permission): boolean {
  return act.roles.some(role => staff.roles.includes(role))
}

/** Whether this person may do this act on an object of this team. */
export function may(staff: StaffActor, act: Permission, object: { readonly team: string }): boolean {
  return mayEver(staff, act) && (act.scope === 'any' || staff.teams.includes(object.team))
}

export function demand(staff: StaffActor, act: Permission, object?: { readonly team: string }): void {
  if (object ? !may(staff, act, object) : !mayEver(staff, act)) throw new Forbidden()
}
