import { type Answer, type PortalRoute, redirect, type Visit } from '../../foundation/http/index.ts'
import type { Case } from '../case.ts'
import { findOwnCase } from './citizen-access.ts'

type CasePage = (visit: Visit, record: Case) => Promise<Answer>

/** Every page of a case asks for access in one place; whoever has none is asked for number and code. */
export function withCase(handle: CasePage): PortalRoute['handle'] {
  return async visit => {
    const record = await findOwnCase(visit)
    if (record) return handle(visit, record)
    return redirect(`/mein-antrag?nummer=${encodeURIComponent(visit.params.reference ?? '')}`)
  }
}
