import { type StaffRoute, staffGet } from '../../foundation/http/index.ts'
import { emergencyPermissions } from '../permissions.ts'
import { showDryRun } from './visit-dry-run.tsx'

/** What a plan would do today. */
export const dryRunRoutes: readonly StaffRoute[] = [
  staffGet('/amt/lage/plaene/:plan/probelauf', emergencyPermissions.seePlans, showDryRun),
]
