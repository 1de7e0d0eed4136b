import { callList, noteTold, offerOnline, type ToCall, takeOverCounts } from '../../appointments/index.ts'
import { recordAudit } from '../../foundation/audit/index.ts'
import { asSystem, inTransaction, letIn } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import type { FieldProblem } from '../../foundation/html/index.ts'
import { type Answer, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { mayEver } from '../../foundation/permissions/index.ts'
import { tidyLine } from '../../foundation/text/index.ts'
import { isUuid } from '../../foundation/uuid.ts'
import { waitingOf } from '../../hotline/index.ts'
import { changeMessages } from '../change/messages.ts'
import { waitingChange } from '../change/queries.ts'
import { districtBook } from '../district-book.ts'
import { namedDerogations } from '../effects/named-derogations.ts'
import { placesOfTeams } from '../effects/staff-moves.ts'
import { checkLog } from '../log/sealed-log.ts'
import { emergencyPermissions } from '../permissions.ts'
import { improvisedWays } from '../return/improvised.ts'
import { findHomecoming } from '../return/queries.ts'
import { type Activation, isReviewDue, namesSubject } from './activation.ts'
import { ActivationPage } from './activation-page.tsx'
import { bookedUnder } from './booked-under.ts'
import { doableOnline } from './doable-online.ts'
import { handTasks } from './hand-tasks.ts'
import { noteDecision, noteReview, noteTaskDone } from './keep-log.ts'
import { switchMessages } from './messages.ts'
import { findActivation, logOf } from './queries.ts'
import { readMoment } from './read-moment.ts'
import { standingByOffice, standingOf } from './standing.ts'
import { endActivation, withdrawActivation } from './switch-off.ts'
import { releaseActivation } from './switch-on.ts'

const section = 'situation'
const CALLS_SHOWN = 50
const LONGEST_NOTE = 500
/** As long as whoever is told of a place again (`reopen.ts`). */
const ANSWER_HOURS = 72

/** @throws NotFound */
async function activationOf({ db, params }: StaffVisit): Promise<Activation> {
  const activation = isUuid(params.activation ?? '') ? await findActivation(db, params.activation!) : null
  if (!activation) throw new NotFound()
  return activation
}

export async function showActivation(visit: StaffVisit): Promise<Answer> {
  return show(visit, await activationOf(visit))
}

interface Typed {
  readonly name: string
  readonly reason: string
  readonly problems: readonly FieldProblem[]
  readonly failed: string | null
}

const NOTHING: Typed = { name: '', reason: '', problems: [], failed: null }

async function show(visit: StaffVisit, activation: Activation, typed: Typed = NOTHING): Promise<Answer> {
  const { db, staff, clock, query, language } = visit
  const t = switchMessages[language]
  const counts = await takeOverCounts(db, activation.id)
  const log = await logOf(db, activation.id)
  const words = changeMessages[language]
  const said: Record<string, string> = {
    gespeichert: t.saved,
    online: t.onlineSaid,
    geaendert: words.released,
  }
  const lost: Record<string, string> = {
    ...words.obstacles,
    erledigt: t.lost,
    leer: t.noteEmpty,
    zeit: t.timeFormat,
  }
  const mayExport = mayEver(staff, emergencyPermissions.exportLog)
  const book = await districtBook(db)
  const mayCall = mayEver(staff, emergencyPermissions.callDisplaced)
  const calls = mayCall && activation.state === 'released' ? await callsFor(visit, activation.id) : []
  const change = await waitingChange(db, activation.id)
  const props = {
    activation,
    standing: standingOf(counts),
    byOffice: standingByOffice(counts),
    tasks: handTasks(activation, log),
    log,
    logProof: {
      seals: await checkLog(db),
      download: mayExport ? `/amt/lage/${activation.id}/protokoll` : null,
    },
    book,
    places: await placesOfTeams(db),
    derogations: namedDerogations(activation.definition.actions, book, clock.today()),
    booked: activation.state === 'prepared' ? await bookedUnder(db, activation, clock.now()) : 0,
    calls,
    online: await doableOnline(db, calls, clock.now()),
    callsShown: CALLS_SHOWN,
    mayCall,
    callBacksWaiting: await inTransaction(db, tx => asSystem(tx, () => waitingOf(tx, null))),
    mayRun: mayEver(staff, emergencyPermissions.prepareSwitch),
    endNeedsReason: improvisedWays(activation).length > 0,
    homecoming: await findHomecoming(db, activation.id),
    change,
    isOwnChange: change?.preparedById === staff.id,
    mayRelease: mayEver(staff, emergencyPermissions.releaseSwitch),
    isOwn: activation.preparedById === staff.id,
    typedName: typed.name,
    typedReason: typed.reason,
    problems: typed.problems,
    reviewDue: isReviewDue(activation, clock.now()),
    said: said[query.get('gesagt') ?? ''] ?? null,
    failed: typed.failed ?? lost[query.get('nicht') ?? ''] ?? null,
  }
  const status = typed.problems.length > 0 ? { status: 422 } : typed.failed ? { status: 409 } : {}
  const title = activation.definition.subject[language]
  return page(title, <ActivationPage {...props} />, { section, ...status })
}

/** Names and numbers of many: each look is on record. */
async function callsFor({ db, staff, clock }: StaffVisit, id: string): Promise<ToCall[]> {
  return inTransaction(db, async tx => {
    const calls = await callList(tx, id, CALLS_SHOWN)
    const object = { kind: 'activation', id } as const
    if (calls.length > 0)
      await recordAudit(tx, { actor: staff, act: 'emergency.calls-seen', object, at: clock.now() })
    return calls
  })
}

export async function release(visit: StaffVisit): Promise<Answer> {
  const { db, body, clock, language, staff } = visit
  const t = switchMessages[language]
  const activation = await activationOf(visit)
  const name = body.get('name').slice(0, 200)
  const reason = tidyLine(body.get('grund')).slice(0, LONGEST_NOTE)
  const problem = (field: string, sentence: string): FieldProblem => ({
    field,
    label: t.fields[field]!,
    sentence,
  })
  if (!namesSubject(name, activation.definition)) {
    const sentence = t.wrongName(activation.definition.subject[language])
    return show(visit, activation, { ...NOTHING, name, reason, problems: [problem('name', sentence)] })
  }
  const toRelease = { id: activation.id, breakGlass: reason, staff, at: clock.now() }
  const outcome = await inTransaction(db, tx => releaseActivation(tx, toRelease))
  if (outcome === 'released') return redirect(`/amt/lage/${activation.id}`)
  const problems = outcome === 'same-person' ? [problem('grund', t.ownReason)] : []
  return show(visit, activation, { name, reason, problems, failed: t.obstacles[outcome] })
}

export async function withdraw(visit: StaffVisit): Promise<Answer> {
  const { id } = await activationOf(visit)
  const { db, staff, clock } = visit
  const done = await inTransaction(db, tx => withdrawActivation(tx, { id, staff, at: clock.now() }))
  return redirect(`/amt/lage/${id}${done ? '' : '?nicht=erledigt'}`)
}

/** At once; the ordered way back has pages of its own. */
export async function end(visit: StaffVisit): Promise<Answer> {
  const activation = await activationOf(visit)
  const { id } = activation
  const { db, body, staff, clock, language } = visit
  const t = switchMessages[language]
  const reason = tidyLine(body.get('endeGrund')).slice(0, LONGEST_NOTE)
  const ended = await inTransaction(db, tx => endActivation(tx, { id, staff, at: clock.now() }, reason))
  if (ended !== 'no-reason') return redirect(`/amt/lage/${id}${ended ? '' : '?nicht=erledigt'}`)
  const problem = { field: 'endeGrund', label: t.fields.endeGrund!, sentence: t.endReasonMissing }
  return show(visit, activation, { ...NOTHING, problems: [problem] })
}

export async function note(visit: StaffVisit): Promise<Answer> {
  const { id } = await activationOf(visit)
  const { db, body, staff, clock } = visit
  const text = tidyLine(body.get('eintrag')).slice(0, LONGEST_NOTE)
  if (text === '') return redirect(`/amt/lage/${id}?nicht=leer`)
  const done = await inTransaction(db, tx => noteDecision(tx, { id, staff, at: clock.now() }, text))
  return redirect(`/amt/lage/${id}?${done ? 'gesagt=gespeichert' : 'nicht=erledigt'}`)
}

export async function review(visit: StaffVisit): Promise<Answer> {
  const { id } = await activationOf(visit)
  const { db, body, staff, clock, language } = visit
  const typed = { day: body.get('pruefTag').slice(0, 60), time: body.get('pruefZeit').slice(0, 60) }
  const read = readMoment(typed, { language, today: clock.today() })
  if (!('moment' in read)) return redirect(`/amt/lage/${id}?nicht=zeit`)
  const done = await inTransaction(db, tx => noteReview(tx, { id, staff, at: clock.now() }, read.moment))
  return redirect(`/amt/lage/${id}?${done ? 'gesagt=gespeichert' : 'nicht=erledigt'}`)
}

export async function finishTask(visit: StaffVisit): Promise<Answer> {
  const { id } = await activationOf(visit)
  const { db, body, staff, clock } = visit
  const index = Number(/^\d{1,3}$/.exec(body.get('nummer'))?.[0] ?? -1)
  const done = await inTransaction(db, tx => noteTaskDone(tx, { id, staff, at: clock.now() }, index))
  return redirect(`/amt/lage/${id}?${done ? 'gesagt=gespeichert' : 'nicht=erledigt'}`)
}

/** Somebody was reached on the phone, or a letter is on its way. */
export async function noteCall(visit: StaffVisit): Promise<Answer> {
  const { id } = await activationOf(visit)
  const { db, body, staff, clock } = visit
  const appointment = body.get('termin')
  if (!isUuid(appointment)) return redirect(`/amt/lage/${id}?nicht=erledigt`)
  if (body.get('wie') === 'online') {
    const offered = await inTransaction(db, async tx => {
      await letIn(tx, appointment)
      const doable = await doableOnline(tx, await callList(tx, id, 1, appointment), clock.now())
      const offer = { activation: id, appointment, answerUntil: clock.now().add({ hours: ANSWER_HOURS }) }
      return doable.has(appointment) && (await offerOnline(tx, { ...offer, by: staff, at: clock.now() }))
    })
    return redirect(`/amt/lage/${id}?${offered ? 'gesagt=online' : 'nicht=erledigt'}`)
  }
  const how = body.get('wie') === 'brief' ? ('letter' as const) : ('reached' as const)
  const done = await inTransaction(db, async tx => {
    await letIn(tx, appointment)
    return noteTold(tx, { activation: id, appointment, how, by: staff, at: clock.now() })
  })
  return redirect(`/amt/lage/${id}?${done ? 'gesagt=gespeichert' : 'nicht=erledigt'}`)
}
