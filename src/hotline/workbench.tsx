import { type StaffRoute, staffGet, staffPost } from '../foundation/http/index.ts'
import { enter, finish, showList, take } from './call-backs/visit-list.tsx'
import { hotlinePermissions } from './permissions.ts'

const { callBack } = hotlinePermissions
const list = '/amt/rueckrufe'

export const workbenchRoutes: readonly StaffRoute[] = [
  staffGet(list, callBack, showList),
  staffPost(list, callBack, enter),
  staffPost(`${list}/:id/uebernahme`, callBack, take),
  staffPost(`${list}/:id/ergebnis`, callBack, finish),
]
