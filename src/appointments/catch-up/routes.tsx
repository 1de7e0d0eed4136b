import { type StaffRoute, staffGet, staffPost } from '../../foundation/http/index.ts'
import { appointmentPermissions } from '../permissions.ts'
import { getCatchUp, postCatchUp } from './visit-catch-up.tsx'

const { runCounter } = appointmentPermissions
const later = '/amt/tagesblatt/:office/:day/nachtrag'

/** What was written on paper while the program stood still. */
export const catchUpRoutes: readonly StaffRoute[] = [
  staffGet(later, runCounter, getCatchUp),
  staffPost(later, runCounter, postCatchUp),
]
