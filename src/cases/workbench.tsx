import { findBrokenSeal, latestAudit, latestOfAct, recordAudit } from '../foundation/audit/index.ts'
import { inTransaction, type Transaction } from '../foundation/database/index.ts'
import { NotFound } from '../foundation/errors.ts'
import { getFile } from '../foundation/files/index.ts'
import {
  type Answer,
  page,
  redirect,
  type StaffRoute,
  type StaffVisit,
  staffGet,
  staffPost,
} from '../foundation/http/index.ts'
import { mailsAbout } from '../foundation/messages/index.ts'
import { listTeams } from '../people/index.ts'
import { getLetter, lettersOf, postMessages } from '../post/index.ts'
import { lockCaseFor, type StaffStep } from './act-on-case.ts'
import { askCitizen, takeBackQuestion } from './ask-citizen.ts'
import { type CheckByStaff, checksByStaff } from './case.ts'
import { type StaffAct, staffActs } from './case-acts.ts'
import { decideCase } from './decide-case.ts'
import { DECOY_OPENED } from './decoy.ts'
import { immediate } from './desk/act-bar.tsx'
import type { ActFormProps } from './desk/act-form.tsx'
import { AuditPage } from './desk/audit-page.tsx'
import type { CaseProps } from './desk/case-view.tsx'
import { DeskPage } from './desk/desk-page.tsx'
import { type InboxProps, inboxFilters } from './desk/inbox-list.tsx'
import { notePersonReached, sendMailAgain, sendNewsByLetter } from './look-after-unreached.ts'
import { type CaseView, lookAtCase } from './look-at-case.ts'
import { wordsOfLooks } from './looks/explain-look.ts'
import { askingWhy, takeReason } from './looks/workbench.tsx'
import { caseMessages } from './messages.ts'
import { casePermissions } from './permissions.ts'
import { actsOf, countInbox, documentsOf, findInbox, type InboxQuery } from './queries.ts'
import {
  clearContradictions,
  noteIdentity,
  noteOnCase,
  passOnCase,
  putBackCase,
  takeCase,
} from './work-on-case.ts'

const INBOX_LENGTH = 100
const MAX_WORDS = 8000
/** How long an opened decoy stands on top of the audit trail. */
const ALARM_DAYS = 30
const words = (visit: StaffVisit) => caseMessages[visit.language]

function stepOf(visit: StaffVisit): StaffStep {
  return { staff: visit.staff, reference: visit.params.reference ?? '', at: visit.clock.now() }
}

function filterOf(text: string | null): InboxQuery['filter'] {
  return inboxFilters.find(name => name === text) ?? 'open'
}

async function inboxOf(visit: StaffVisit, open: string | null): Promise<InboxProps> {
  const { db, staff, query } = visit
  const today = visit.clock.today()
  const asked = query.get('team') ?? ''
  const team = staff.teams.includes(asked) || asked === 'mine' ? asked : (staff.teams[0] ?? 'mine')
  const filter = filterOf(query.get('ansicht'))
  const search = (query.get('suche') ?? '').trim().slice(0, 100)
  const mine = team === 'mine'
  const lines = await findInbox(db, {
    teams: mine ? staff.teams : [team],
    ...(mine ? { assignedTo: staff.id } : {}),
    filter,
    search,
    today,
    limit: INBOX_LENGTH,
  })
  const teamNames = new Map((await listTeams(db)).map(one => [one.id, one.name[visit.language]]))
  return {
    lines,
    counts: await countInbox(db, staff, today),
    team,
    teamNames,
    filter,
    search,
    today,
    open,
  }
}

/** All of it in the transaction that has settled that it may be seen. */
async function casePropsOf(tx: Transaction, visit: StaffVisit): Promise<CaseProps> {
  const view = await lookAtCase(tx, stepOf(visit), visit.clock.today())
  const { id } = view.record
  return {
    view,
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

async function showInbox(visit: StaffVisit) {
  const inbox = await inboxOf(visit, null)
  return page(words(visit).inbox, <DeskPage inbox={inbox} open={null} form={null} />, { section: 'cases' })
}

function actOf(text: string | null): StaffAct | null {
  return staffActs.find(act => act === text) ?? null
}

function checkOf(text: string): CheckByStaff | undefined {
  return checksByStaff.find(means => means === text)
}

/** A question about the first contradiction, ready to be sent or changed. */
function suggestedQuestion(view: CaseView): string {
  const one = view.compared.find(
    compared =>
      compared.agreement === 'contradiction' && !view.record.cleared.includes(compared.answer.question),
  )
  if (!one?.registered) return ''
  return caseMessages[view.record.language].askAbout(one.answer.label, one.registered, one.answer.text)
}

type FormState = Omit<ActFormProps, 'view' | 'teams'>

async function showCase(visit: StaffVisit, failed?: FormState): Promise<Answer> {
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

/** What an act needs besides the click. */
function problemsOf(
  act: StaffAct,
  typed: FormState['typed'],
  t: (typeof caseMessages)['de'],
): FormState['problems'] {
  const needsWords = act in t.words
  return [
    ...(act === 'ask' && typed.wants !== 'text' && typed.wants !== 'file'
      ? [{ field: 'wants' as const, sentence: t.wantsMissing }]
      : []),
    ...(act === 'pass-on' && typed.team === ''
      ? [{ field: 'team' as const, sentence: t.toTeamMissing }]
      : []),
    ...(act === 'identify' && !checkOf(typed.means)
      ? [{ field: 'means' as const, sentence: t.checkedHowMissing }]
      : []),
    ...(needsWords && (typed.words.trim() === '' || typed.words.length > MAX_WORDS)
      ? [{ field: 'words' as const, sentence: t.wordsMissing }]
      : []),
  ]
}

async function perform(visit: StaffVisit, act: StaffAct, typed: FormState['typed']): Promise<void> {
  const step = stepOf(visit)
  const today = visit.clock.today()
  await inTransaction(visit.db, async tx => {
    switch (act) {
      case 'grant':
        return decideCase(tx, step, { kind: 'granted', words: '' }, today)
      case 'refuse':
        return decideCase(tx, step, { kind: 'refused', words: typed.words }, today)
      case 'reply':
        return decideCase(tx, step, { kind: 'answered', words: typed.words }, today)
      case 'ask':
        return askCitizen(tx, step, {
          wants: typed.wants === 'file' ? 'file' : 'text',
          question: typed.words,
        })
      case 'take-back-question':
        return takeBackQuestion(tx, step, today)
      case 'clear':
        return clearContradictions(tx, step, typed.words, today)
      case 'identify':
        return noteIdentity(tx, step, checkOf(typed.means)!)
      case 'news-by-letter':
        return sendNewsByLetter(tx, step, today)
      case 'mail-again':
        return sendMailAgain(tx, step, today)
      case 'reached':
        return notePersonReached(tx, step, typed.words, today)
      case 'note':
        return noteOnCase(tx, step, typed.words)
      case 'take':
        return takeCase(tx, step)
      case 'put-back':
        return putBackCase(tx, step)
      case 'pass-on':
        return passOnCase(tx, step, typed.team, typed.words)
    }
  })
}

async function act(visit: StaffVisit): Promise<Answer> {
  const chosen = actOf(visit.params.act ?? null)
  if (!chosen) throw new NotFound()
  const typed = {
    words: visit.body.get('words'),
    wants: visit.body.get('wants'),
    team: visit.body.get('team'),
    means: visit.body.get('means'),
  }
  const problems = problemsOf(chosen, typed, words(visit))
  if (problems.length > 0) return showCase(visit, { act: chosen, typed, problems })
  await perform(visit, chosen, typed)
  return redirect(chosen === 'pass-on' ? '/amt/eingang' : `/amt/vorgang/${visit.params.reference}`)
}

async function showDocument(visit: StaffVisit): Promise<Answer> {
  const step = stepOf(visit)
  const id = visit.params.file ?? ''
  const { content, name, type } = await inTransaction(visit.db, async tx => {
    const record = await lockCaseFor(tx, step, casePermissions.readCase)
    const documents = await documentsOf(tx, record.id)
    if (!documents.some(document => document.fileId === id)) throw new NotFound()
    const object = { kind: 'case', id: record.id } as const
    await recordAudit(tx, {
      actor: visit.staff,
      act: 'case.document-read',
      object,
      detail: { file: id },
      at: step.at,
    })
    return getFile(tx, id)
  })
  return { kind: 'file', content, name, type, disposition: 'attachment' }
}

async function showLetter(visit: StaffVisit): Promise<Answer> {
  const step = stepOf(visit)
  const letter = await getLetter(visit.db, visit.params.letter ?? '')
  const { content, name } = await inTransaction(visit.db, async tx => {
    const record = await lockCaseFor(tx, step, casePermissions.readCase)
    if (letter.caseId !== record.id || !letter.fileId) throw new NotFound()
    const object = { kind: 'case', id: record.id } as const
    await recordAudit(tx, {
      actor: visit.staff,
      act: 'case.letter-read',
      object,
      detail: { letter: letter.id },
      at: step.at,
    })
    return getFile(tx, letter.fileId)
  })
  return { kind: 'file', content, name, type: 'application/pdf', disposition: 'inline' }
}

async function showAudit(visit: StaffVisit) {
  const asked = visit.query.get('vor') ?? ''
  const before = /^\d{1,15}$/.test(asked) ? Number(asked) : null
  const lines = await latestAudit(visit.db, before, 100)
  const since = visit.clock.now().subtract({ hours: 24 * ALARM_DAYS })
  const props = {
    lines,
    alarms: await latestOfAct(visit.db, DECOY_OPENED, since, 20),
    lookWords: await wordsOfLooks(visit.db, lines),
    broken: await findBrokenSeal(visit.db),
  }
  const body = <AuditPage {...props} />
  return page(words(visit).auditTitle, body, { section: 'audit' })
}

const { seeInbox, readCase, workOnCase, readAudit } = casePermissions

export const workbenchRoutes: StaffRoute[] = [
  staffGet('/amt/eingang', seeInbox, showInbox),
  staffGet(
    '/amt/vorgang/:reference',
    readCase,
    askingWhy(visit => showCase(visit)),
  ),
  staffPost('/amt/vorgang/:reference/blick', readCase, takeReason),
  // Which act is allowed is decided by the errand, on the case itself.
  staffPost('/amt/vorgang/:reference/:act', workOnCase, askingWhy(act, 409)),
  staffGet('/amt/vorgang/:reference/unterlage/:file', readCase, askingWhy(showDocument)),
  staffGet('/amt/vorgang/:reference/brief/:letter', readCase, askingWhy(showLetter)),
  staffGet('/amt/protokoll', readAudit, showAudit),
]
