import { page, type StaffRoute, staffGet } from '../../foundation/http/index.ts'
import { provableLevel } from '../../people/index.ts'
import { emergencyPermissions } from '../permissions.ts'
import { readinessMessages } from './messages.ts'
import { ReadinessPage } from './readiness-page.tsx'
import { readiness } from './reckon-readiness.ts'

/** Whether the house could close tomorrow. */
export const readinessRoutes: readonly StaffRoute[] = [
  staffGet(
    '/amt/lage/bereitschaft',
    emergencyPermissions.seePlans,
    async ({ db, clock, config, language }) => {
      const ready = await readiness(db, clock.now(), provableLevel({ config }))
      return page(readinessMessages[language].title, <ReadinessPage ready={ready} />, {
        section: 'situation',
      })
    },
  ),
]
