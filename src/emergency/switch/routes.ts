import { type StaffRoute, staffGet, staffPost } from '../../foundation/http/index.ts'
import { downloadLog } from '../log/visit-log.ts'
import { emergencyPermissions } from '../permissions.ts'
import { showNoticeSheet } from './visit-notice-sheet.tsx'
import { prepare, showPreparation, showSituation } from './visit-prepare.tsx'
import {
  end,
  finishTask,
  note,
  noteCall,
  release,
  review,
  showActivation,
  withdraw,
} from './visit-switch.tsx'

const { seeSituation, exportLog, callDisplaced, prepareSwitch, releaseSwitch } = emergencyPermissions
const one = '/amt/lage/:activation'

/** What is closed, closing it, and what is done while it lasts. */
export const switchRoutes: readonly StaffRoute[] = [
  staffGet('/amt/lage', seeSituation, showSituation),
  staffGet('/amt/lage/vorbereiten', prepareSwitch, showPreparation),
  staffPost('/amt/lage/vorbereiten', prepareSwitch, prepare),
  staffGet(one, seeSituation, showActivation),
  staffGet(`${one}/protokoll`, exportLog, downloadLog),
  staffGet(`${one}/aushang/:number`, seeSituation, showNoticeSheet),
  staffPost(`${one}/freigabe`, releaseSwitch, release),
  staffPost(`${one}/zurueckziehen`, prepareSwitch, withdraw),
  staffPost(`${one}/ende`, releaseSwitch, end),
  staffPost(`${one}/eintrag`, prepareSwitch, note),
  staffPost(`${one}/ueberprueft`, prepareSwitch, review),
  staffPost(`${one}/aufgabe`, prepareSwitch, finishTask),
  staffPost(`${one}/anruf`, callDisplaced, noteCall),
]
