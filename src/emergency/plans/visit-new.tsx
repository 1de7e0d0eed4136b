import { inTransaction } from '../../foundation/database/index.ts'
import { type FieldProblem, titleOf } from '../../foundation/html/index.ts'
import { type Answer, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { districtBook } from '../district-book.ts'
import { changePlan } from './change-plan.ts'
import { editActions, pressedOn, takeAction } from './edit-actions.ts'
import { planMessages } from './messages.ts'
import { PlanForm } from './plan-form.tsx'
import { listPlans } from './queries.ts'
import { readPlan } from './read-plan.ts'
import { fieldsOfPlan, type TypedPlan, typedPlan } from './typed-plan.ts'

const NEW = '/amt/lage/plaene/neu'
const EMPTY: TypedPlan = {
  name: { de: '', en: '' },
  subject: { de: '', en: '' },
  note: { de: '', en: '' },
  scenario: 'custom',
  reviewAfterHours: '24',
  actions: [],
  basedOn: 0,
  open: null,
}

/** From the start, or with the actions of another plan, which gets a name of its own. */
export async function showNew(visit: StaffVisit): Promise<Answer> {
  const template = (await listPlans(visit.db)).find(({ plan }) => plan === visit.query.get('von'))
  if (!template) return form(visit, EMPTY)
  const { name, subject } = EMPTY
  return form(visit, { ...fieldsOfPlan(template.definition, 0), name, subject })
}

/** Does what was pressed to what was typed; only `save` stores anything. */
export async function writeByForm(visit: StaffVisit): Promise<Answer> {
  const typed = { ...typedPlan(visit.body), basedOn: 0 }
  const pressed = pressedOn(visit.body.get('act'))
  if (pressed[0] === 'save') return save(visit, typed)
  if (pressed[0] !== 'take') return form(visit, { ...typed, ...editActions(typed, pressed) })
  const taken = takeAction(typed, await districtBook(visit.db), visit.language)
  return 'problems' in taken ? form(visit, typed, taken.problems) : form(visit, { ...typed, ...taken })
}

async function save(visit: StaffVisit, typed: TypedPlan): Promise<Answer> {
  const { db, staff, clock, language } = visit
  const t = planMessages[language]
  const id = idOf(typed.name.de)
  const read = readPlan(id, typed, language)
  if ('problems' in read) return form(visit, typed, read.problems)
  const change = { definition: read.plan, basedOn: 0, staff, at: clock.now() }
  const outcome = await inTransaction(db, tx => changePlan(tx, change))
  if (outcome === 'changed') return redirect(`/amt/lage/plaene/${id}?gesagt=gespeichert`)
  return form(visit, typed, [{ field: 'name-de', label: t.fields['name-de']!, sentence: t.nameTaken }])
}

/** What stands in the address: `Altona schließen` becomes `altona-schliessen`. */
export function idOf(name: string): string {
  const latin: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }
  const plain = name
    .toLocaleLowerCase('de')
    .replaceAll(/[äöüß]/g, letter => latin[letter]!)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '')
  // The address of this page, and names without any letter of ours.
  return plain === '' || plain === 'neu' ? 'plan' : plain
}

async function form(
  { db, language }: StaffVisit,
  typed: TypedPlan,
  problems: readonly FieldProblem[] = [],
): Promise<Answer> {
  const t = planMessages[language]
  const from = { title: t.newTitle, lead: t.newLead, action: NEW, back: '/amt/lage/plaene' }
  const props = { ...from, typed, book: await districtBook(db), problems, overtaken: false }
  const status = problems.length > 0 ? 422 : 200
  return page(titleOf(language, t.newTitle, problems), <PlanForm {...props} />, {
    section: 'situation',
    status,
  })
}
