import { type StaffRoute, staffGet, staffPost } from '../../foundation/http/index.ts'
import { appointmentPermissions } from '../permissions.ts'
import { DESK } from './desk-props.ts'
import { postDesk } from './post-booking.tsx'
import { getAppointment, getCancellation, postCancellation, postConfirmation } from './visit-appointment.tsx'
import { getDesk } from './visit-desk.tsx'

const { bookForCitizens } = appointmentPermissions

/** Where the hotline and the counter book for whoever calls or stands there. */
export const deskRoutes: readonly StaffRoute[] = [
  staffGet(DESK, bookForCitizens, getDesk),
  staffPost(DESK, bookForCitizens, postDesk),
  staffGet(`${DESK}/:reference`, bookForCitizens, getAppointment),
  staffPost(`${DESK}/:reference/bestaetigen`, bookForCitizens, postConfirmation),
  staffGet(`${DESK}/:reference/absagen`, bookForCitizens, getCancellation),
  staffPost(`${DESK}/:reference/absagen`, bookForCitizens, postCancellation),
]
