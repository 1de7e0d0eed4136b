import type { StaffActor } from '../../foundation/permissions/index.ts'
import { mayEver } from '../../foundation/permissions/index.ts'
import { emergencyPermissions } from '../permissions.ts'
import { Sections } from '../sections.tsx'

/** Whoever only enters papers has no business in the other pages of the room. */
export function PaperNav({ staff }: { staff: StaffActor }) {
  return mayEver(staff, emergencyPermissions.seeSituation) ? <Sections here="paper" /> : null
}
