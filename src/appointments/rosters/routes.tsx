import { type StaffRoute, staffGet, staffPost } from '../../foundation/http/index.ts'
import { appointmentPermissions } from '../permissions.ts'
import {
  copyRoster,
  listRosters,
  markAbsence,
  planRoster,
  removeRoster,
  showRoster,
} from './visit-rosters.tsx'

const { planRosters } = appointmentPermissions
const office = '/amt/besetzung/:office'

/** Who is there on a day, for whoever manages the office. */
export const rosterRoutes: readonly StaffRoute[] = [
  staffGet('/amt/besetzung', planRosters, listRosters),
  staffGet(office, planRosters, showRoster),
  staffPost(`${office}/plan`, planRosters, planRoster),
  staffPost(`${office}/fehlt`, planRosters, markAbsence),
  staffPost(`${office}/kopie`, planRosters, copyRoster),
  staffPost(`${office}/ohne`, planRosters, removeRoster),
]
