import { NotFound } from '../foundation/errors.ts'
import { get, type PortalRoute, page, type Visit } from '../foundation/http/index.ts'
import { demoIdRoutes } from './identification/demo-id-routes.tsx'
import { listStaff } from './queries.ts'
import { DemoCodesPage, demoCodesMessages } from './second-factor/demo-codes-page.tsx'
import { nextCode } from './second-factor/totp-of-staff.ts'

async function showDemoCodes(visit: Visit) {
  const { db, secret, config, clock } = visit
  if (!config.demo || config.smtpUrl) throw new NotFound()
  const staff = (await listStaff(db)).filter(({ demo }) => demo)
  const codes = await Promise.all(
    staff.map(async ({ id, signIn, name }) => ({
      signIn,
      name,
      code: await nextCode(db, secret, id, clock.now()),
    })),
  )
  return page(demoCodesMessages[visit.language].title, <DemoCodesPage codes={codes} />)
}

/** Like the mailbox: only in a demo that reaches nobody. */
export const portalRoutes: PortalRoute[] = [get('/demo/codes', showDemoCodes), ...demoIdRoutes]
