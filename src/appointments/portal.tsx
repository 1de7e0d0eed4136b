import { get, type PortalRoute, post } from '../foundation/http/index.ts'
import { postPlace } from './book-online/take-place.ts'
import { getPlacePage, postBooking, postRelease, postRenewal } from './book-online/visit-place.tsx'
import { hallRoutes } from './counter/routes.tsx'
import { getFinder } from './finder/visit-finder.tsx'
import {
  closeAppointment,
  getAppointment,
  getCalendar,
  getCancellation,
  getConfirmation,
  getLookup,
  getMove,
  openByLink,
  postCancellation,
  postConfirmation,
  postLookup,
  postMove,
  postTakeOver,
  withAppointment,
} from './own-appointment/visit-own.tsx'
import { postWait } from './pressure/visit-proof.tsx'
import { reminderRoutes } from './reminder-sms/routes.tsx'
import { getDemoRoom } from './video/demo-room.tsx'
import { DEMO_ROOM } from './video/video-room.ts'
import { waitingRoutes } from './waiting-list/routes.tsx'

const place = '/termin/platz/:hold'
const own = '/mein-termin/:reference'

export const portalRoutes: readonly PortalRoute[] = [
  get('/termin', getFinder),
  post('/termin/platz', postPlace, 'hold'),
  post('/termin/warten', postWait, 'hold'),
  get(place, getPlacePage),
  post(place, postBooking, 'submit'),
  post(`${place}/verlaengern`, postRenewal),
  post(`${place}/freigeben`, postRelease),
  get('/mein-termin', getLookup),
  post('/mein-termin', postLookup, 'secret'),
  get(`${own}/link/:token`, openByLink),
  get(own, withAppointment(getAppointment)),
  get(`${own}/bestaetigen`, withAppointment(getConfirmation)),
  post(`${own}/bestaetigen`, withAppointment(postConfirmation)),
  get(`${own}/absagen`, withAppointment(getCancellation)),
  post(`${own}/ausweichtermin`, withAppointment(postTakeOver)),
  post(`${own}/absagen`, withAppointment(postCancellation)),
  get(`${own}/verschieben/:hold`, withAppointment(getMove)),
  post(`${own}/verschieben/:hold`, withAppointment(postMove)),
  get(`${own}/termin.ics`, withAppointment(getCalendar)),
  post(`${own}/schliessen`, withAppointment(closeAppointment)),
  ...reminderRoutes,
  ...waitingRoutes,
  get(`${DEMO_ROOM}/:room`, getDemoRoom),
  ...hallRoutes,
]
