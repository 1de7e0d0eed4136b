import { get, type PortalRoute, post } from '../../foundation/http/index.ts'
import { withAppointment } from '../own-appointment/visit-own.tsx'
import { getEarlier, postEarlier } from './visit-earlier.tsx'
import {
  getEntry,
  postConfirmation,
  postDeclining,
  postLeaving,
  postTaking,
  withEntry,
} from './visit-entry.tsx'
import { getJoining, getSent, postJoining } from './visit-joining.tsx'

const entry = '/warteliste/:entry/:token'

/** Joining, with or without an appointment, and the one page behind the link. */
export const waitingRoutes: readonly PortalRoute[] = [
  get('/warteliste', getJoining),
  post('/warteliste', postJoining, 'submit'),
  get('/warteliste/gemerkt', getSent),
  get(entry, withEntry(getEntry)),
  post(`${entry}/bestaetigen`, withEntry(postConfirmation)),
  post(`${entry}/nehmen`, withEntry(postTaking)),
  post(`${entry}/ablehnen`, withEntry(postDeclining)),
  post(`${entry}/verlassen`, withEntry(postLeaving)),
  get('/mein-termin/:reference/frueher', withAppointment(getEarlier)),
  post('/mein-termin/:reference/frueher', withAppointment(postEarlier)),
]
