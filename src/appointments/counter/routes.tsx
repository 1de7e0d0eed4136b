import {
  get,
  type PortalRoute,
  post,
  type StaffRoute,
  staffGet,
  staffPost,
} from '../../foundation/http/index.ts'
import { appointmentPermissions } from '../permissions.ts'
import {
  getChooseCounter,
  getCounter,
  postArrival,
  postCall,
  postCounterAct,
  postWalkIn,
} from './visit-counter.tsx'
import { getHall, getHallNumbers, getKiosk, getTicket, postKiosk, setUpKiosk } from './visit-hall.tsx'

const { runCounter } = appointmentPermissions
const counter = '/amt/schalter/:office'
const kiosk = '/wartenummer/:office'

export const counterRoutes: readonly StaffRoute[] = [
  staffGet('/amt/schalter', runCounter, getChooseCounter),
  staffGet(counter, runCounter, getCounter),
  staffPost(`${counter}/aufruf`, runCounter, postCall),
  staffPost(`${counter}/anmeldung`, runCounter, postArrival),
  staffPost(`${counter}/ohne-termin`, runCounter, postWalkIn),
  staffPost(`${counter}/:act`, runCounter, postCounterAct),
]

/** The screen in the hall and the machine at the door. */
export const hallRoutes: readonly PortalRoute[] = [
  get('/aufruf/:office', getHall),
  get('/aufruf/:office/stand.json', getHallNumbers),
  get(kiosk, getKiosk),
  post(kiosk, postKiosk, 'kiosk'),
  get(`${kiosk}/geraet/:token`, setUpKiosk),
  get(`${kiosk}/:ticket`, getTicket),
]
