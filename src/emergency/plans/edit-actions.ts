import type { FieldProblem } from '../../foundation/html/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import type { DistrictBook } from '../district-book.ts'
import type { ActionKind } from '../plan.ts'
import { planMessages } from './messages.ts'
import { readAction } from './read-plan.ts'
import { emptyAction, fieldsOfAction, MOST_ACTIONS, type TypedPlan } from './typed-plan.ts'

/** A list of actions in a form, and the one whose fields are open. */
export type EditedActions = Pick<TypedPlan, 'actions' | 'open'>

/** What was pressed: an act, and on what. */
export function pressedOn(value: string): readonly [act: string, on: string] {
  const [, act = '', on = ''] = /^(\w+)(?:-(.+))?$/.exec(value) ?? []
  return [act, on]
}

/** What becomes of the list, or which action is opened; nothing where something else was pressed. */
export function editActions(
  { actions }: EditedActions,
  [act, on]: readonly [act: string, on: string],
): Partial<EditedActions> {
  const chosen = actions[Number(on)]
  if (act === 'new' && isKind(on)) return { open: { at: -1, action: emptyAction(on) } }
  if (act === 'edit' && chosen) return { open: { at: Number(on), action: fieldsOfAction(chosen) } }
  if (act === 'remove') return { actions: actions.filter((_, index) => index !== Number(on)), open: null }
  return act === 'drop' ? { open: null } : {}
}

function isKind(text: string): text is ActionKind {
  return text in planMessages.de.kinds
}

/** Puts the open action into the list, or says what is wrong with it. */
export function takeAction(
  { actions, open }: EditedActions,
  book: DistrictBook,
  language: Language,
): EditedActions | { readonly problems: readonly FieldProblem[] } {
  if (!open) return { actions, open }
  const t = planMessages[language]
  const read = readAction(open.action, book, language)
  if ('problems' in read) return read
  const replaces = open.at in actions
  if (!replaces && actions.length >= MOST_ACTIONS)
    return {
      problems: [{ field: 'massnahme', label: t.fields.massnahme!, sentence: t.tooMany(MOST_ACTIONS) }],
    }
  const taken = replaces
    ? actions.map((action, index) => (index === open.at ? read.action : action))
    : [...actions, read.action]
  return { actions: taken, open: null }
}
