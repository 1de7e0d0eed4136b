import { inTransaction } from '../../foundation/database/index.ts'
import { type FieldProblem, titleOf } from '../../foundation/html/index.ts'
import { type Answer, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { districtBook } from '../district-book.ts'
import type { ActionKind } from '../plan.ts'
import { changePlan } from './change-plan.ts'
import { planMessages } from './messages.ts'
import { PlanForm } from './plan-form.tsx'
import { planHistory } from './queries.ts'
import { readAction, readPlan } from './read-plan.ts'
import {
  emptyAction,
  fieldsOfAction,
  fieldsOfPlan,
  MOST_ACTIONS,
  type TypedPlan,
  typedPlan,
} from './typed-plan.ts'

const section = 'situation'

export async function showChange(visit: StaffVisit): Promise<Answer> {
  const [newest] = await planHistory(visit.db, visit.params.plan ?? '')
  return form(visit, fieldsOfPlan(newest.definition, newest.number))
}

/** Does what was pressed to what was typed; only `save` stores anything. */
export async function changeByForm(visit: StaffVisit): Promise<Answer> {
  const typed = typedPlan(visit.body)
  const [, act, on] = /^(\w+)(?:-(.+))?$/.exec(visit.body.get('act')) ?? []
  if (act === 'save') return save(visit, typed)
  if (act === 'take') return take(visit, typed)
  return form(visit, { ...typed, ...pressed(typed, act, on ?? '') })
}

/** What becomes of the list, or which action is opened. */
function pressed({ actions }: TypedPlan, act: string | undefined, on: string): Partial<TypedPlan> {
  const chosen = actions[Number(on)]
  if (act === 'new' && isKind(on)) return { open: { at: -1, action: emptyAction(on) } }
  if (act === 'edit' && chosen) return { open: { at: Number(on), action: fieldsOfAction(chosen) } }
  if (act === 'remove') return { actions: actions.filter((_, index) => index !== Number(on)), open: null }
  return act === 'drop' ? { open: null } : {}
}

function isKind(text: string): text is ActionKind {
  return text in planMessages.de.kinds
}

async function take(visit: StaffVisit, typed: TypedPlan): Promise<Answer> {
  const { open, actions } = typed
  if (!open) return form(visit, typed)
  const t = planMessages[visit.language]
  const read = readAction(open.action, await districtBook(visit.db), visit.language)
  if ('problems' in read) return form(visit, typed, read.problems)
  const replaces = open.at in actions
  if (!replaces && actions.length >= MOST_ACTIONS) {
    const sentence = t.tooMany(MOST_ACTIONS)
    return form(visit, typed, [{ field: 'massnahme', label: t.fields.massnahme!, sentence }])
  }
  const taken = replaces
    ? actions.map((action, index) => (index === open.at ? read.action : action))
    : [...actions, read.action]
  return form(visit, { ...typed, actions: taken, open: null })
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
  const name = definition.name[language]
  const props = { plan, name, typed, book: await districtBook(db), problems, overtaken }
  const title = titleOf(language, planMessages[language].changeTitle(name), problems)
  const status = problems.length > 0 ? 422 : overtaken ? 409 : 200
  return page(title, <PlanForm {...props} />, { section, status })
}
