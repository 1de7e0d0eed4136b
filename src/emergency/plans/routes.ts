import { type StaffRoute, staffGet, staffPost } from '../../foundation/http/index.ts'
import { emergencyPermissions } from '../permissions.ts'
import { changeByForm, showChange } from './visit-change.tsx'
import { showNew, writeByForm } from './visit-new.tsx'
import { approve, showPlan, showPlans, showVersion } from './visit-plans.tsx'

const { seePlans, changePlans, approvePlans } = emergencyPermissions
const plan = '/amt/lage/plaene/:plan'

/** Plans, their versions, changes and approvals. */
export const planRoutes: readonly StaffRoute[] = [
  staffGet('/amt/lage/plaene', seePlans, showPlans),
  staffGet('/amt/lage/plaene/neu', changePlans, showNew),
  staffPost('/amt/lage/plaene/neu', changePlans, writeByForm),
  staffGet(plan, seePlans, showPlan),
  staffGet(`${plan}/fassungen/:version`, seePlans, showVersion),
  staffGet(`${plan}/aendern`, changePlans, showChange),
  staffPost(`${plan}/aendern`, changePlans, changeByForm),
  staffPost(`${plan}/genehmigung`, approvePlans, approve),
]
