import type { StaffRoute } from '../foundation/http/index.ts'
import { counterRoutes } from './counter/routes.tsx'
import { ruleRoutes } from './rules/routes.tsx'

/** The rooms of the staff: booking for citizens, the counter, and when an office gives appointments. */
export const workbenchRoutes: StaffRoute[] = [...counterRoutes, ...ruleRoutes]
