import { type StaffRoute, staffGet, staffPost } from '../../foundation/http/index.ts'
import { emergencyPermissions } from '../permissions.ts'
import { askDrill, showDrills } from './visit-drills.tsx'

const { prepareSwitch } = emergencyPermissions

/** Rehearsing a plan, sealed. */
export const drillRoutes: readonly StaffRoute[] = [
  staffGet('/amt/lage/uebungen', prepareSwitch, showDrills),
  staffPost('/amt/lage/uebungen', prepareSwitch, askDrill),
]
