import { type StaffRoute, staffGet, staffPost } from '../../foundation/http/index.ts'
import { appointmentPermissions } from '../permissions.ts'
import { getAlarms, postAlarm, postAlarmAct } from './visit-alarm.ts'

const { runCounter } = appointmentPermissions
const alarm = '/amt/schalter/:office/hilferuf'

/** Help for whoever is threatened at a counter. */
export const alarmRoutes: readonly StaffRoute[] = [
  staffPost(alarm, runCounter, postAlarm),
  staffPost(`${alarm}/:schritt`, runCounter, postAlarmAct),
  // A page that nobody sits before keeps nobody signed in.
  { ...staffGet(`${alarm}/stand.json`, runCounter, getAlarms), unattended: true },
]
