import { randomUUID } from 'node:crypto'
import type { StaffAct } from '../../src/cases/acts/case-acts.ts'
import { casePermissions } from '../../src/cases/index.ts'
import {
  may,
  type Permission,
  type Role,
  roleNames,
  type StaffActor,
} from '../../src/foundation/permissions/index.ts'

export const TEAM = 'melderecht'
const FOREIGN = 'gewerbe'
const {
  workOnCase,
  noteIdentity: mayNoteIdentity,
  decideCase: mayDecide,
  passOnCase: mayPassOn,
  lookAfterUnreached: mayLookAfter,
} = casePermissions

export function actor(roles: readonly Role[], teams: readonly string[]): StaffActor {
  return { kind: 'staff', id: randomUUID(), name: roles.join(' '), roles, teams }
}

/** Every role, once in the team that the things belong to and once in another. */
export const people: StaffActor[] = [
  ...roleNames.flatMap(role => [actor([role], [TEAM]), actor([role], [FOREIGN])]),
  actor([], [TEAM]),
]
export const nameOf = ({ roles, teams }: StaffActor) => `${roles[0] ?? 'no role'}, ${teams[0]}`

/** What an act asks for beside the right to read. */
export const permissionOf = {
  grant: mayDecide,
  refuse: mayDecide,
  reply: mayDecide,
  ask: workOnCase,
  'take-back-question': workOnCase,
  clear: workOnCase,
  identify: mayNoteIdentity,
  'news-by-letter': mayLookAfter,
  'mail-again': mayLookAfter,
  reached: mayLookAfter,
  note: workOnCase,
  take: workOnCase,
  'put-back': workOnCase,
  'pass-on': mayPassOn,
} satisfies Record<StaffAct, Permission>

export const mayWith = (staff: StaffActor, ...permissions: Permission[]) =>
  permissions.every(permission => may(staff, permission, { team: TEAM }))
