import { type StaffRoute, staffGet, staffPost } from '../../foundation/http/index.ts'
import { emergencyPermissions } from '../permissions.ts'
import { changeByForm, releaseByForm, showChange, withdrawByForm } from './visit-change.tsx'

const { prepareSwitch, releaseSwitch } = emergencyPermissions
const one = '/amt/lage/:activation/aendern'

/** What is changed while an operation runs. */
export const changeRoutes: readonly StaffRoute[] = [
  staffGet(one, prepareSwitch, showChange),
  staffPost(one, prepareSwitch, changeByForm),
  staffPost(`${one}/freigabe`, releaseSwitch, releaseByForm),
  staffPost(`${one}/zurueckziehen`, prepareSwitch, withdrawByForm),
]
