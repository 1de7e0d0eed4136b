import { page, redirect, type Visit } from '../../foundation/http/index.ts'
import type { Case } from '../case.ts'
import { section } from '../own-case/section.ts'
import { checkCode, endAccess, findCaseByToken, grantAccess } from './citizen-access.ts'
import { LookupPage } from './lookup-page.tsx'
import { accessMessages } from './messages.ts'

export async function getLookupPage(visit: Visit) {
  const reference = visit.query.get('nummer') ?? ''
  const closed = visit.query.has('geschlossen') ? accessMessages[visit.language].closedHere : undefined
  return page(
    accessMessages[visit.language].lookupTitle,
    <LookupPage reference={reference} closed={closed} />,
    section,
  )
}

export async function postLookup(visit: Visit) {
  const t = accessMessages[visit.language]
  const reference = visit.body.get('nummer').slice(0, 40)
  const code = visit.body.get('code').slice(0, 40)
  const failed = (error: string, status: number) =>
    page(t.lookupTitle, <LookupPage reference={reference} error={error} />, { ...section, status })
  if (!reference || !code) return failed(t.lookupMissing, 422)
  const check = await checkCode(visit, { reference, code, address: visit.address })
  if (!check.ok) return check.refusal === 'wrong' ? failed(t.lookupWrong, 422) : failed(t.lookupLocked, 429)
  grantAccess(visit, check.found)
  return redirect(`/mein-antrag/${check.found.reference}`)
}

export async function openByLink(visit: Visit) {
  const found = await findCaseByToken(visit, visit.params.token ?? '')
  if (!found) {
    const t = accessMessages[visit.language]
    return page(t.lookupTitle, <LookupPage reference="" notice={t.linkOld} />, { ...section, status: 404 })
  }
  grantAccess(visit, found)
  return redirect(`/mein-antrag/${found.reference}`)
}

export async function closeCase(visit: Visit, record: Case) {
  endAccess(visit, record.reference)
  return redirect('/mein-antrag?geschlossen=ja')
}
