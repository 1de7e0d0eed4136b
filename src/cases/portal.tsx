import { auditOf } from '../foundation/audit/index.ts'
import { inTransaction } from '../foundation/database/index.ts'
import { NotFound } from '../foundation/errors.ts'
import { type CheckedFile, checkFile, fileRefusals, getFile } from '../foundation/files/index.ts'
import {
  type Answer,
  get,
  type PortalRoute,
  page,
  post,
  redirect,
  type Visit,
} from '../foundation/http/index.ts'
import { getTeam, listTeams } from '../people/index.ts'
import { fetchLetter, getLetter, type Letter, lettersOf } from '../post/index.ts'
import { addCitizenDocument, answerInquiry, withdrawCase, writeToOffice } from './answer-inquiry.ts'
import type { Case } from './case.ts'
import {
  accessCode,
  checkCode,
  endAccess,
  findCaseByToken,
  findOwnCase,
  grantAccess,
} from './citizen-access.ts'
import { caseMessages } from './messages.ts'
import type { InquiryFormProblems } from './pages/inquiry-form.tsx'
import { LookupPage } from './pages/lookup-page.tsx'
import { AnswersPage, DocumentPage, LookedPage, MessagePage, WithdrawPage } from './pages/small-pages.tsx'
import { StatusPage } from './pages/status-page.tsx'
import { actsOf, openInquiry } from './queries.ts'
import { timelineOf } from './timeline.ts'

const MAX_TEXT = 4000
const section = { section: 'myCase' }
const words = (visit: Visit) => caseMessages[visit.language]

type CasePage = (visit: Visit, record: Case) => Promise<Answer>

/** Every page of a case asks for access in one place; whoever has none is asked for number and code. */
function withCase(handle: CasePage): PortalRoute['handle'] {
  return async visit => {
    const record = await findOwnCase(visit)
    if (record) return handle(visit, record)
    return redirect(`/mein-antrag?nummer=${encodeURIComponent(visit.params.reference ?? '')}`)
  }
}

/** Others told news that no mail could. */
const isOfDecision = (record: Case) => (letter: Letter) => record.decidedAt?.equals(letter.createdAt) ?? false

async function showLookup(visit: Visit) {
  const reference = visit.query.get('nummer') ?? ''
  const closed = visit.query.has('geschlossen') ? words(visit).closedHere : undefined
  return page(words(visit).lookupTitle, <LookupPage reference={reference} closed={closed} />, section)
}

async function lookUp(visit: Visit) {
  const t = words(visit)
  const reference = visit.body.get('nummer').slice(0, 40)
  const code = visit.body.get('code').slice(0, 40)
  const failed = (error: string, status: number) =>
    page(t.lookupTitle, <LookupPage reference={reference} error={error} />, { ...section, status })
  if (!reference || !code) return failed(t.lookupMissing, 422)
  const check = await checkCode(visit, { reference, code, address: visit.address })
  if (!check.ok) return check.refusal === 'wrong' ? failed(t.lookupWrong, 422) : failed(t.lookupLocked, 429)
  grantAccess(visit, check.case)
  return redirect(`/mein-antrag/${check.case.reference}`)
}

async function followLink(visit: Visit) {
  const found = await findCaseByToken(visit, visit.params.token ?? '')
  if (!found) {
    const t = words(visit)
    return page(t.lookupTitle, <LookupPage reference="" notice={t.linkOld} />, { ...section, status: 404 })
  }
  grantAccess(visit, found)
  return redirect(`/mein-antrag/${found.reference}`)
}

async function showStatus(visit: Visit, record: Case, problems?: InquiryFormProblems): Promise<Answer> {
  const t = words(visit)
  const done = visit.query.get('danke') as keyof typeof t.done | null
  const props = {
    record,
    teamName: (await getTeam(visit.db, record.team)).name[visit.language],
    timeline: timelineOf(record, await actsOf(visit.db, record.id)),
    inquiry: await openInquiry(visit.db, record.id),
    letters: (await lettersOf(visit.db, record.id)).filter(isOfDecision(record)),
    code: accessCode(visit.secret, record.id, record.accessEpoch),
    today: visit.clock.today(),
    done: done && Object.hasOwn(t.done, done) ? t.done[done] : null,
    ...(problems ? { problems } : {}),
  }
  return page(t.titles[record.state](t.your(record.outcome)), <StatusPage {...props} />, {
    ...section,
    ...(problems ? { status: 422 } : {}),
  })
}

type ReadFile = { file: CheckedFile } | { error: string }

async function uploadedFile(visit: Visit, field: string, missing: string): Promise<ReadFile> {
  const upload = visit.body.files.find(file => file.field === field)
  if (!upload) return { error: missing }
  const checked = await checkFile(upload, visit.address)
  return checked.ok ? { file: checked.file } : { error: fileRefusals[checked.refusal][visit.language] }
}

async function answer(visit: Visit, record: Case) {
  const t = words(visit)
  const inquiry = await openInquiry(visit.db, record.id)
  const wantsFile = inquiry?.wants === 'file'
  const text = visit.body.get(wantsFile ? 'anmerkung' : 'antwort')
  const back = (error: string) => showStatus(visit, record, { typed: text, error })
  if (text.length > MAX_TEXT) return back(t.tooLong)
  if (!wantsFile && text.trim() === '') return back(t.answerMissing)
  const upload = wantsFile ? await uploadedFile(visit, 'antwort', t.answerFileMissing) : null
  if (upload && 'error' in upload) return back(upload.error)
  await inTransaction(visit.db, tx =>
    answerInquiry(
      tx,
      record.id,
      { inquiryId: visit.body.get('inquiry'), text, file: upload?.file ?? null },
      visit.clock.now(),
      visit.clock.today(),
    ),
  )
  return redirect(`/mein-antrag/${record.reference}?danke=antwort`)
}

async function handInDocument(visit: Visit, record: Case) {
  const t = words(visit)
  const label = visit.body.get('bezeichnung').trim()
  const upload = await uploadedFile(visit, 'datei', t.answerFileMissing)
  const problems = [
    ...(label && label.length <= 200
      ? []
      : [{ field: 'bezeichnung', label: t.documentLabel, sentence: t.documentLabelMissing }]),
    ...('error' in upload ? [{ field: 'datei', label: t.documentFile, sentence: upload.error }] : []),
  ]
  if (problems.length > 0 || 'error' in upload) {
    const body = <DocumentPage record={record} label={label} problems={problems} />
    return page(t.documentTitle, body, { ...section, status: 422 })
  }
  await inTransaction(visit.db, tx =>
    addCitizenDocument(tx, record.id, { file: upload.file, label }, visit.clock.now()),
  )
  return redirect(`/mein-antrag/${record.reference}?danke=unterlage`)
}

async function sendMessage(visit: Visit, record: Case) {
  const t = words(visit)
  const text = visit.body.get('text').trim()
  const sentence = text === '' ? t.messageMissing : text.length > MAX_TEXT ? t.tooLong : null
  if (sentence) {
    const problems = [{ field: 'text', label: t.messageLabel, sentence }]
    return page(t.messageTitle, <MessagePage record={record} text={text} problems={problems} />, {
      ...section,
      status: 422,
    })
  }
  await inTransaction(visit.db, tx => writeToOffice(tx, record.id, text, visit.clock.now()))
  return redirect(`/mein-antrag/${record.reference}?danke=frage`)
}

async function showLooked(visit: Visit, record: Case) {
  const teamNames = new Map((await listTeams(visit.db)).map(team => [team.id, team.name[visit.language]]))
  const lines = (await auditOf(visit.db, 'case', record.id)).filter(line => line.actorKind === 'staff')
  return page(
    words(visit).lookedTitle,
    <LookedPage record={record} lines={lines.toReversed()} teamNames={teamNames} />,
    section,
  )
}

/** The letter of this case, as far as it may be fetched online. */
async function fetchResult(visit: Visit, record: Case): Promise<Answer> {
  const letter = await getLetter(visit.db, visit.params.letter ?? '')
  if (letter.caseId !== record.id || letter.delivery !== 'online' || !letter.fileId) throw new NotFound()
  const { content, name } = await getFile(visit.db, letter.fileId)
  await inTransaction(visit.db, tx => fetchLetter(tx, letter.id, visit.clock.now()))
  return { kind: 'file', content, name, type: 'application/pdf', disposition: 'attachment' }
}

async function withdraw(visit: Visit, record: Case) {
  await inTransaction(visit.db, tx => withdrawCase(tx, record.id, visit.clock.now()))
  return redirect(`/mein-antrag/${record.reference}`)
}

async function closeHere(visit: Visit, record: Case) {
  endAccess(visit, record.reference)
  return redirect('/mein-antrag?geschlossen=ja')
}

const base = '/mein-antrag/:reference'
const still = (
  title: keyof (typeof caseMessages)['de'],
  Body: (props: { record: Case }) => preact.JSX.Element,
) => withCase(async (visit, record) => page(words(visit)[title] as string, <Body record={record} />, section))

export const portalRoutes: PortalRoute[] = [
  get('/mein-antrag', showLookup),
  post('/mein-antrag', lookUp, 'secret'),
  get('/mein-antrag/link/:token', followLink),
  get(
    base,
    withCase((visit, record) => showStatus(visit, record)),
  ),
  post(`${base}/antwort`, withCase(answer), 'submit'),
  get(`${base}/unterlage`, still('documentTitle', DocumentPage)),
  post(`${base}/unterlage`, withCase(handInDocument), 'submit'),
  get(`${base}/frage`, still('messageTitle', MessagePage)),
  post(`${base}/frage`, withCase(sendMessage), 'submit'),
  get(`${base}/antworten`, still('answersTitle', AnswersPage)),
  get(`${base}/einsicht`, withCase(showLooked)),
  get(`${base}/zurueckziehen`, still('withdrawTitle', WithdrawPage)),
  post(`${base}/zurueckziehen`, withCase(withdraw)),
  post(`${base}/schliessen`, withCase(closeHere)),
  get(`${base}/brief/:letter`, withCase(fetchResult)),
]
