import type { StaffActor } from '../../src/foundation/permissions/index.ts'

const person = (id: string, role: StaffActor['roles'][number]): StaffActor => ({
  kind: 'staff',
  id,
  name: `Bench ${id}`,
  roles: [role],
  teams: [],
})

/** One prepares, the other releases. */
export const [lead, manager] = [person('lead', 'team-lead'), person('manager', 'office-manager')]
