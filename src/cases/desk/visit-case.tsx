import { inTransaction, type Transaction } from '../../foundation/database/index.ts'
import { type Answer, page, type StaffVisit } from '../../foundation/http/index.ts'
import { mailsAbout } from '../../foundation/messages/index.ts'
import { listTeams } from '../../people/index.ts'
import { lettersOf, postMessages } from '../../post/index.ts'
import { type StaffAct, staffActs } from '../acts/case-acts.ts'
import { actsOf } from '../acts/queries.ts'
import { type CheckByStaff, checksByStaff } from '../case.ts'
import { documentsOf } from '../documents/queries.ts'
import { inboxOf } from '../inbox/visit-inbox.tsx'
import { inquiryMessages } from '../inquiry/messages.ts'
import { openInquiry } from '../inquiry/queries.ts'
import { type CaseView, lookAtCase } from '../looks/look-at-case.ts'
import { immediate } from './act-bar.tsx'
import type { ActFormProps } from './act-form.tsx'
import type { CaseProps } from './case-props.ts'
import { DeskPage } from './desk-page.tsx'
import { stepOf } from './step-of.ts'

/** All of it in the transaction that has settled that it may be seen. */
async function casePropsOf(tx: Transaction, visit: StaffVisit): Promise<CaseProps> {
  const view = await lookAtCase(tx, stepOf(visit), visit.clock.today())
  const { id } = view.record
  return {
    view,
    inquiry: await openInquiry(tx, id),
    acts: await actsOf(tx, id),
    documents: await documentsOf(tx, id),
    letters: await lettersOf(tx, id),
    mails: await mailsAbout(tx, id),
    letterStates: postMessages[visit.language].states,
    viewer: visit.staff.id,
    today: visit.clock.today(),
    now: visit.clock.now(),
  }
}

export function actOf(text: string | null): StaffAct | null {
  return staffActs.find(act => act === text) ?? null
}

export function checkOf(text: string): CheckByStaff | undefined {
  return checksByStaff.find(means => means === text)
}

/** A question about the first contradiction, ready to be sent or changed. */
function suggestedQuestion(view: CaseView): string {
  const one = view.compared.find(
    compared =>
      compared.agreement === 'contradiction' && !view.record.cleared.includes(compared.answer.question),
  )
  if (!one?.registered) return ''
  return inquiryMessages[view.record.language].askAbout(one.answer.label, one.registered, one.answer.text)
}

export type FormState = Omit<ActFormProps, 'view' | 'teams'>

export async function getCase(visit: StaffVisit, failed?: FormState): Promise<Answer> {
  const open = await inTransaction(visit.db, tx => casePropsOf(tx, visit))
  const { view } = open
  const asked = actOf(visit.query.get('handlung'))
  const possible = view.acts.some(state => state.act === asked && state.allowed)
  const fresh: FormState | null =
    asked && possible && !immediate.includes(asked)
      ? {
          act: asked,
          typed: {
            words: asked === 'ask' ? suggestedQuestion(view) : '',
            wants: 'text',
            team: '',
            means: '',
            by: '',
          },
          problems: [],
        }
      : null
  const form = failed ?? fresh
  const props = {
    inbox: await inboxOf(visit, view.record.reference),
    open,
    form: form ? { ...form, teams: await listTeams(visit.db) } : null,
  }
  const title = `${view.record.reference} ${view.record.serviceName[visit.language]}`
  return page(title, <DeskPage {...props} />, { section: 'cases', ...(failed ? { status: 422 } : {}) })
}
