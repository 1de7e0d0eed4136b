import { type StaffRoute, staffGet, staffPost } from '../../foundation/http/index.ts'
import { appointmentPermissions } from '../permissions.ts'
import { checkSheet, listSheets, showCheck } from './check-sheet.tsx'
import { showSheet } from './visit-sheet.tsx'

const { seeDaySheet } = appointmentPermissions

/** The appointments of a day on paper, and whether a paper is ours. */
export const daySheetRoutes: readonly StaffRoute[] = [
  staffGet('/amt/tagesblatt', seeDaySheet, listSheets),
  staffGet('/amt/tagesblatt/pruefung', seeDaySheet, showCheck),
  staffPost('/amt/tagesblatt/pruefung', seeDaySheet, checkSheet),
  staffGet('/amt/tagesblatt/:office/:day', seeDaySheet, showSheet),
]
