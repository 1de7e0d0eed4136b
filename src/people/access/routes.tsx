import { inTransaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import {
  page,
  redirect,
  type StaffRoute,
  type StaffVisit,
  staffGet,
  staffPost,
} from '../../foundation/http/index.ts'
import { peoplePermissions } from '../permissions.ts'
import { afterStepUp } from '../sessions/step-up.ts'
import { type AccessErrand, accessErrands, errandAt, errandsFor } from './access-errands.ts'
import { AccessListPage } from './access-list-page.tsx'
import { AccessPage } from './access-page.tsx'
import { doAccessErrand, refusalOf } from './do-access-errand.ts'
import { ConfirmErrandPage, StartPasswordPage } from './errand-pages.tsx'
import { accessMessages } from './messages.ts'
import { ACCESS, accessPath } from './paths.ts'
import { getStaffAccess, listStaffAccess } from './staff-access.ts'

const words = (visit: StaffVisit) => accessMessages[visit.language]
const accessOf = (visit: StaffVisit) => getStaffAccess(visit.db, visit.params.person ?? '', visit.clock.now())
const section = { section: 'access' }

/** @throws NotFound */
function errandOf(visit: StaffVisit): AccessErrand {
  const errand = errandAt(visit.params.errand ?? '')
  if (!errand) throw new NotFound()
  return errand
}

async function showList(visit: StaffVisit) {
  const staff = await listStaffAccess(visit.db, visit.clock.now())
  return page(words(visit).title, <AccessListPage staff={staff} />, section)
}

async function showAccess(visit: StaffVisit) {
  const access = await accessOf(visit)
  const done = errandAt(visit.query.get('fertig') ?? '')
  const errands = errandsFor(access, visit.staff)
  return page(access.name, <AccessPage access={access} errands={errands} done={done} />, section)
}

async function askFirst(visit: StaffVisit) {
  const [errand, access] = [errandOf(visit), await accessOf(visit)]
  const refusal = refusalOf(access, visit.staff, errand)
  if (refusal) throw refusal
  const title = words(visit).errands[errand].ask(access.name)
  return page(title, <ConfirmErrandPage access={access} errand={errand} />, section)
}

async function doIt(visit: StaffVisit) {
  const [errand, access] = [errandOf(visit), await accessOf(visit)]
  const password = await inTransaction(visit.db, tx => doAccessErrand(tx, visit, access.id, errand))
  if (!password) return redirect(`${accessPath(access.id)}?fertig=${accessErrands[errand]}`)
  const title = words(visit).passwordTitle(access.name)
  return page(title, <StartPasswordPage access={access} password={password} />, section)
}

const { changeAccess } = peoplePermissions

export const accessRoutes: StaffRoute[] = [
  staffGet(ACCESS, changeAccess, showList),
  staffGet(`${ACCESS}/:person`, changeAccess, showAccess),
  staffGet(`${ACCESS}/:person/:errand`, changeAccess, afterStepUp(null, askFirst)),
  staffPost(`${ACCESS}/:person/:errand`, changeAccess, afterStepUp(null, doIt)),
]
