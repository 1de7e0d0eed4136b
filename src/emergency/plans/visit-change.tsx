import { inTransaction } from '../../foundation/database/index.ts'
import { type FieldProblem, titleOf } from '../../foundation/html/index.ts'
import { type Answer, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { districtBook } from '../district-book.ts'
import { changePlan } from './change-plan.ts'
import { editActions, pressedOn, takeAction } from './edit-actions.ts'
import { planMessages } from './messages.ts'
import { PlanForm } from './plan-form.tsx'
import { planHistory } from './queries.ts'
import { readPlan } from './read-plan.ts'
import { fieldsOfPlan, type TypedPlan, typedPlan } from './typed-plan.ts'

const section = 'situation'

export async function showChange(visit: StaffVisit): Promise<Answer> {
  const [newest] = await planHistory(visit.db, visit.params.plan ?? '')
  return form(visit, fieldsOfPlan(newest.definition, newest.number))
}

/** Does what was pressed to what was typed; only `save` stores anything. */
export async function changeByForm(visit: StaffVisit): Promise<Answer> {
  const typed = typedPlan(visit.body)
  const pressed = pressedOn(visit.body.get('act'))
  if (pressed[0] === 'save') return save(visit, typed)
  if (pressed[0] !== 'take') return form(visit, { ...typed, ...editActions(typed, pressed) })
  const taken = takeAction(typed, await districtBook(visit.db), visit.language)
  return 'problems' in taken ? form(visit, typed, taken.problems) : form(visit, { ...typed, ...taken })
}

async function save(visit: StaffVisit, typed: TypedPlan): Promise<Answer> {
  const { db, staff, clock, language, params } = visit
  const [newest] = await planHistory(db, params.plan ?? '')
  const read = readPlan(newest.plan, typed, language)
  if ('problems' in read) return form(visit, typed, read.problems)
  const change = { definition: read.plan, basedOn: typed.basedOn, staff, at: clock.now() }
  const outcome = await inTransaction(db, tx => changePlan(tx, change))
  if (outcome === 'changed') return redirect(`/amt/lage/plaene/${newest.plan}?gesagt=gespeichert`)
  return form(visit, { ...typed, basedOn: newest.number }, [], true)
}

async function form(
  { db, language, params }: StaffVisit,
  typed: TypedPlan,
  problems: readonly FieldProblem[] = [],
  overtaken = false,
): Promise<Answer> {
  const [{ plan, definition }] = await planHistory(db, params.plan ?? '')
  const t = planMessages[language]
  const title = t.changeTitle(definition.name[language])
  const from = {
    title,
    lead: t.changeLead,
    action: `/amt/lage/plaene/${plan}/aendern`,
    back: `/amt/lage/plaene/${plan}`,
  }
  const props = { ...from, typed, book: await districtBook(db), problems, overtaken }
  const status = problems.length > 0 ? 422 : overtaken ? 409 : 200
  return page(titleOf(language, title, problems), <PlanForm {...props} />, { section, status })
}
