import { type StaffRoute, staffGet, staffPost } from '../../foundation/http/index.ts'
import { appointmentPermissions } from '../permissions.ts'
import { addRule, listOpenings, showRules, withdraw } from './visit-rules.tsx'
import { showWhy } from './visit-why.tsx'

const { changeRules } = appointmentPermissions

/** When an office gives appointments, for whoever manages it. */
export const ruleRoutes: readonly StaffRoute[] = [
  staffGet('/amt/oeffnung', changeRules, listOpenings),
  staffGet('/amt/oeffnung/:office', changeRules, showRules),
  staffPost('/amt/oeffnung/:office/regeln', changeRules, addRule),
  staffPost('/amt/oeffnung/:office/ruecknahme', changeRules, withdraw),
  staffGet('/amt/oeffnung/:office/warum', changeRules, showWhy),
]
