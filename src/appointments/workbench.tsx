import type { StaffRoute } from '../foundation/http/index.ts'
import { deskRoutes } from './book-for-citizens/routes.tsx'
import { counterRoutes } from './counter/routes.tsx'
import { ruleRoutes } from './rules/routes.tsx'

/** The rooms of the staff: booking for citizens, the counter, and when an office gives appointments. */
export const workbenchRoutes: StaffRoute[] = [...deskRoutes, ...counterRoutes, ...ruleRoutes]
