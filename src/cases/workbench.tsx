import { type StaffRoute, staffGet, staffPost } from '../foundation/http/index.ts'
import { postAct } from './desk/visit-act.ts'
import { getCase } from './desk/visit-case.tsx'
import { getDocument, getLetterFile } from './desk/visit-papers.ts'
import { getInbox } from './inbox/visit-inbox.tsx'
import { askingWhy, postReason } from './looks/ask-why.tsx'
import { getAudit } from './looks/visit-audit.tsx'
import { casePermissions } from './permissions.ts'

const { seeInbox, readCase, workOnCase, readAudit } = casePermissions

export const workbenchRoutes: StaffRoute[] = [
  staffGet('/amt/eingang', seeInbox, getInbox),
  staffGet('/amt/vorgang/:reference', readCase, askingWhy(getCase)),
  staffPost('/amt/vorgang/:reference/blick', readCase, postReason),
  // Which act is allowed is decided by the errand, on the case itself.
  staffPost('/amt/vorgang/:reference/:act', workOnCase, askingWhy(postAct, 409)),
  staffGet('/amt/vorgang/:reference/unterlage/:file', readCase, askingWhy(getDocument)),
  staffGet('/amt/vorgang/:reference/brief/:letter', readCase, askingWhy(getLetterFile)),
  staffGet('/amt/protokoll', readAudit, getAudit),
]
