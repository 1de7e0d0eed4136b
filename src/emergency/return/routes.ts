import { type StaffRoute, staffGet, staffPost } from '../../foundation/http/index.ts'
import { emergencyPermissions } from '../permissions.ts'
import { downloadMeasures, showMeasures } from './visit-measures.tsx'
import { finishUndoing, keepReturn, releaseByForm, showReturn, takeBackByForm } from './visit-return.tsx'

const { seeSituation, prepareSwitch, releaseSwitch } = emergencyPermissions
const one = '/amt/lage/:activation/rueckkehr'

/** The way back, and the register of what emergencies have introduced. */
export const returnRoutes: readonly StaffRoute[] = [
  staffGet('/amt/lage/massnahmen', seeSituation, showMeasures),
  staffGet('/amt/lage/massnahmen.csv', seeSituation, downloadMeasures),
  staffGet(one, seeSituation, showReturn),
  staffPost(one, prepareSwitch, keepReturn),
  staffPost(`${one}/freigabe`, releaseSwitch, releaseByForm),
  staffPost(`${one}/zurueck`, prepareSwitch, takeBackByForm),
  staffPost(`${one}/nachgeholt`, prepareSwitch, finishUndoing),
]
