import { inTransaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import { type FieldProblem, titleOf } from '../../foundation/html/index.ts'
import { type Answer, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { tidyLine } from '../../foundation/text/index.ts'
import { isUuid } from '../../foundation/uuid.ts'
import { districtBook } from '../district-book.ts'
import { editActions, pressedOn, takeAction } from '../plans/edit-actions.ts'
import { typedPlan } from '../plans/typed-plan.ts'
import type { Activation } from '../switch/activation.ts'
import { findActivation } from '../switch/queries.ts'
import { prepareChange, releaseChange, withdrawChange } from './change-operation.ts'
import { ChangePage, type TypedChange } from './change-page.tsx'
import { changeMessages } from './messages.ts'

const LONGEST = 500

/** @throws NotFound */
async function activationOf({ db, params }: StaffVisit): Promise<Activation> {
  const activation = isUuid(params.activation ?? '') ? await findActivation(db, params.activation!) : null
  if (!activation) throw new NotFound()
  return activation
}

export async function showChange(visit: StaffVisit): Promise<Answer> {
  const activation = await activationOf(visit)
  if (activation.state !== 'released') return redirect(`/amt/lage/${activation.id}`)
  return form(visit, activation, { actions: [], open: null, dropped: [], reason: '' })
}

/** Does what was pressed to what was typed; only handing it over stores anything. */
export async function changeByForm(visit: StaffVisit): Promise<Answer> {
  const { body, language } = visit
  const activation = await activationOf(visit)
  const { actions, open } = typedPlan(body)
  const dropped = body.all('zurueck').flatMap(text => (/^\d{1,3}$/.test(text) ? [Number(text)] : []))
  const typed: TypedChange = {
    actions,
    open,
    dropped: [...new Set(dropped)],
    reason: body.get('grund').slice(0, LONGEST),
  }
  const pressed = pressedOn(body.get('act'))
  if (pressed[0] === 'save') return handOver(visit, activation, typed)
  if (pressed[0] !== 'take') return form(visit, activation, { ...typed, ...editActions(typed, pressed) })
  const taken = takeAction(typed, await districtBook(visit.db), language)
  if ('problems' in taken) return form(visit, activation, typed, taken.problems)
  return form(visit, activation, { ...typed, ...taken })
}

async function handOver(visit: StaffVisit, activation: Activation, typed: TypedChange): Promise<Answer> {
  const { db, staff, clock, language } = visit
  const t = changeMessages[language]
  const reason = tidyLine(typed.reason)
  const problems: FieldProblem[] = []
  if (typed.open) problems.push({ field: 'massnahme', label: t.added, sentence: t.openAction })
  if (reason === '') problems.push({ field: 'grund', label: t.fields.grund, sentence: t.reasonMissing })
  if (problems.length > 0) return form(visit, activation, typed, problems)
  const { id } = activation
  const toChange = { id, staff, at: clock.now(), added: typed.actions, dropped: typed.dropped, reason }
  const outcome = await inTransaction(db, tx => prepareChange(tx, toChange))
  if (outcome === 'prepared') return redirect(`/amt/lage/${id}#aenderung`)
  return form(visit, activation, typed, [], t.outcomes[outcome])
}

async function form(
  { db, language }: StaffVisit,
  activation: Activation,
  typed: TypedChange,
  problems: readonly FieldProblem[] = [],
  failed: string | null = null,
): Promise<Answer> {
  const props = { activation, book: await districtBook(db), typed, problems, failed }
  const title = titleOf(
    language,
    changeMessages[language].title(activation.definition.subject[language]),
    problems,
  )
  const status = problems.length > 0 ? 422 : failed ? 409 : 200
  return page(title, <ChangePage {...props} />, { section: 'situation', status })
}

export async function releaseByForm(visit: StaffVisit): Promise<Answer> {
  const { id } = await activationOf(visit)
  const { db, body, staff, clock } = visit
  const alone = tidyLine(body.get('allein')).slice(0, LONGEST)
  const outcome = await inTransaction(db, tx => releaseChange(tx, { id, staff, at: clock.now() }, alone))
  const said = outcome === 'released' ? 'gesagt=geaendert' : `nicht=${outcome}`
  return redirect(`/amt/lage/${id}?${said}`)
}

export async function withdrawByForm(visit: StaffVisit): Promise<Answer> {
  const { id } = await activationOf(visit)
  const { db, staff, clock } = visit
  const done = await inTransaction(db, tx => withdrawChange(tx, { id, staff, at: clock.now() }))
  return redirect(`/amt/lage/${id}${done ? '' : '?nicht=gone'}`)
}
