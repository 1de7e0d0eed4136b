import { takeOversAhead } from '../../appointments/index.ts'
import { type Database, inTransaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import { type FieldProblem, titleOf } from '../../foundation/html/index.ts'
import { type Answer, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { mayEver } from '../../foundation/permissions/index.ts'
import { isUuid } from '../../foundation/uuid.ts'
import { readLawBook } from '../../law/index.ts'
import { districtBook } from '../district-book.ts'
import { emergencyPermissions } from '../permissions.ts'
import type { Activation } from '../switch/activation.ts'
import { findActivation, logOf } from '../switch/queries.ts'
import { type GainedWay, gainedWays } from './gains.ts'
import type { Figures, Homecoming } from './homecoming.ts'
import { noteUndone, prepareReturn, releaseReturn, saveReturn, takeBackReturn } from './keep-return.ts'
import { returnMessages } from './messages.ts'
import { officesToReopen } from './offices-to-reopen.ts'
import { findHomecoming } from './queries.ts'
import { readReturn, sayMissing } from './read-return.ts'
import { ReturnPage } from './return-page.tsx'
import { isBarred } from './say-way.ts'
import { fieldsOfReturn, type TypedReturn, typedReturn, withStages } from './typed-return.ts'
import { undoable } from './undoable.ts'
import { useOfMeasure } from './use-of-measure.ts'

const section = 'situation'

/** @throws NotFound */
async function activationOf({ db, params }: StaffVisit): Promise<Activation> {
  const activation = isUuid(params.activation ?? '') ? await findActivation(db, params.activation!) : null
  if (!activation) throw new NotFound()
  return activation
}

interface Around {
  readonly activation: Activation
  readonly homecoming: Homecoming | null
  readonly ways: readonly GainedWay[]
  readonly offices: readonly string[]
  readonly book: Awaited<ReturnType<typeof districtBook>>
}

async function around(visit: StaffVisit): Promise<Around> {
  const { db, clock } = visit
  const activation = await activationOf(visit)
  const book = await districtBook(db)
  return {
    activation,
    homecoming: await findHomecoming(db, activation.id),
    ways: await gainedWays(db, activation, activation.endedAt ?? clock.now()),
    offices: officesToReopen(activation.definition.actions, book.offices),
    book,
  }
}

export async function showReturn(visit: StaffVisit): Promise<Answer> {
  const about = await around(visit)
  const { activation, homecoming, offices } = about
  // What nobody has released has nothing to return from.
  const ran = activation.state === 'released' || activation.state === 'over'
  if (!ran) return redirect(`/amt/lage/${activation.id}`)
  return show(visit, about, fieldsOfReturn(homecoming, offices, visit.clock.today(), visit.language))
}

interface Shown {
  readonly problems?: readonly FieldProblem[]
  readonly failed?: string
}

async function show(
  visit: StaffVisit,
  about: Around,
  typed: TypedReturn,
  shown: Shown = {},
): Promise<Answer> {
  const { db, staff, clock, query, language } = visit
  const t = returnMessages[language]
  const { activation, homecoming } = about
  const { problems = [], failed } = shown
  const said: Record<string, string> = { gespeichert: t.saved, freigegeben: t.released }
  const lost: Record<string, string> = { ...t.obstacles, spaet: t.late }
  const props = {
    ...about,
    typed,
    problems,
    law: await readLawBook(db),
    figures: await figuresOf(db, about, clock.now()),
    catchUp: await takeOversAhead(db, activation.id, clock.today()),
    tasks: undoable(activation, await logOf(db, activation.id)),
    mayRun: mayEver(staff, emergencyPermissions.prepareSwitch),
    mayRelease: mayEver(staff, emergencyPermissions.releaseSwitch),
    isOwn: homecoming?.preparedById === staff.id,
    said: said[query.get('gesagt') ?? ''] ?? null,
    failed: failed ?? lost[query.get('nicht') ?? ''] ?? null,
  }
  const title = titleOf(language, t.title(activation.definition.subject[language]), problems)
  const status = problems.length > 0 ? 422 : failed ? 409 : 200
  return page(title, <ReturnPage {...props} />, { section, status })
}

/** What was known when it was released, or is known now. */
async function figuresOf(
  db: Database,
  { activation, homecoming, ways }: Around,
  now: Activation['startsAt'],
): Promise<ReadonlyMap<number, Figures>> {
  const figures = new Map<number, Figures>()
  for (const way of ways) {
    const kept = homecoming?.releasedAt && homecoming.decisions.find(({ action }) => action === way.index)
    const span = { from: activation.startsAt, until: activation.endedAt ?? now }
    figures.set(way.index, kept ? kept.figures : await useOfMeasure(db, way, span))
  }
  return figures
}

/** Does what was pressed to what was typed: a stage more or less, kept for later, or handed over for release. */
export async function keepReturn(visit: StaffVisit): Promise<Answer> {
  const { db, body, staff, clock, language } = visit
  const about = await around(visit)
  const { activation, offices } = about
  const ways = about.ways.map(({ index }) => index)
  const typed = typedReturn(body, ways, offices)
  const act = body.get('act')
  if (act === 'more' || act === 'fewer') return show(visit, about, withStages(typed, act === 'more'))
  const draft = act === 'save'
  const asked = {
    ways,
    barred: new Set(about.ways.filter(isBarred).map(({ index }) => index)),
    officeNames: new Map(
      offices.map(id => [id, about.book.offices.offices.get(id)?.name[language] ?? id] as const),
    ),
    reader: { language, today: clock.today() },
  }
  const { read, problems } = readReturn(typed, asked, draft)
  if (problems.length > 0) return show(visit, about, typed, { problems })
  const kept = { id: activation.id, staff, at: clock.now(), ...read }
  const own = `/amt/lage/${activation.id}/rueckkehr`
  if (draft) {
    const saved = await inTransaction(db, tx => saveReturn(tx, kept))
    return redirect(`${own}?${saved ? 'gesagt=gespeichert' : 'nicht=spaet'}`)
  }
  const outcome = await inTransaction(db, tx => prepareReturn(tx, kept))
  if (outcome === 'prepared') return redirect(own)
  if (outcome === 'change-waits')
    return show(visit, about, typed, { failed: returnMessages[language].changeWaits })
  if (outcome === 'too-late') return redirect(`${own}?nicht=spaet`)
  return show(visit, about, typed, { problems: sayMissing(outcome, asked) })
}

export async function releaseByForm(visit: StaffVisit): Promise<Answer> {
  const { id } = await activationOf(visit)
  const { db, staff, clock } = visit
  const outcome = await inTransaction(db, tx => releaseReturn(tx, { id, staff, at: clock.now() }))
  const said = outcome === 'released' ? 'gesagt=freigegeben' : `nicht=${outcome}`
  return redirect(`/amt/lage/${id}/rueckkehr?${said}`)
}

export async function takeBackByForm(visit: StaffVisit): Promise<Answer> {
  const { id } = await activationOf(visit)
  const { db, staff, clock } = visit
  const done = await inTransaction(db, tx => takeBackReturn(tx, { id, staff, at: clock.now() }))
  return redirect(`/amt/lage/${id}/rueckkehr${done ? '' : '?nicht=gone'}`)
}

export async function finishUndoing(visit: StaffVisit): Promise<Answer> {
  const { id } = await activationOf(visit)
  const { db, body, staff, clock } = visit
  const index = Number(/^\d{1,3}$/.exec(body.get('nummer'))?.[0] ?? -1)
  await inTransaction(db, tx => noteUndone(tx, { id, staff, at: clock.now() }, index))
  return redirect(`/amt/lage/${id}/rueckkehr#nachzuholen`)
}
