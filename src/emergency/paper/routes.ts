import { type StaffRoute, staffGet, staffPost } from '../../foundation/http/index.ts'
import { emergencyPermissions } from '../permissions.ts'
import { postEntry, showEntry } from './visit-entry.tsx'
import { download, issue, postSpoiled, showOffice } from './visit-office.tsx'
import { showPaper } from './visit-paper.tsx'

const { fetchEmergencyFolder, seePaper, enterPaper } = emergencyPermissions
const office = '/amt/lage/papier/:office'

/** Folders for when the program stands still, and what was written on paper meanwhile. */
export const paperRoutes: readonly StaffRoute[] = [
  staffGet('/amt/lage/papier', seePaper, showPaper),
  staffGet(office, seePaper, showOffice),
  staffPost(`${office}/mappe`, fetchEmergencyFolder, download),
  staffPost(`${office}/nummern`, fetchEmergencyFolder, issue),
  staffPost(`${office}/verdorben`, enterPaper, postSpoiled),
  staffGet(`${office}/vorgang`, enterPaper, showEntry),
  staffPost(`${office}/vorgang`, enterPaper, postEntry),
]
