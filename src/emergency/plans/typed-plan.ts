import type { Body } from '../../foundation/http/index.ts'
import { type ActionKind, PlanAction, type PlanDefinition, type Scope, takeovers } from '../plan.ts'

interface Both {
  readonly de: string
  readonly en: string
}

/** An action as it was typed; each kind needs some of it. */
export interface TypedAction {
  readonly kind: ActionKind
  /** `city`, `district:altona` or `office:altona` */
  readonly where: string
  /** Empty: all teams. */
  readonly team: string
  readonly service: string
  readonly step: string
  readonly channel: string
  readonly state: string
  readonly urgent: boolean
  /** What is tried first, and what else, in this order; empty: nothing more. */
  readonly ways: readonly string[]
  readonly hours: string
  readonly place: string
  readonly derogation: string
  readonly days: string
  readonly people: string
  readonly to: string
  readonly text: Both
  readonly undo: Both
}

/** A plan that somebody is changing: nothing of it is stored before it is saved as a version. */
export interface TypedPlan {
  readonly name: Both
  readonly subject: Both
  readonly note: Both
  readonly scenario: string
  readonly reviewAfterHours: string
  readonly actions: readonly PlanAction[]
  /** The version it was written against. */
  readonly basedOn: number
  /** The action whose fields are open, and which one of the list it replaces; -1: it is a new one. */
  readonly open: { readonly at: number; readonly action: TypedAction } | null
}

const kinds = [
  'set-channel',
  'stop-bookings',
  'move-bookings',
  'notice',
  'switch-derogation-on',
  'extend-deadlines',
  'open-call-backs',
  'reassign-staff',
  'send-by-post',
  'by-hand',
] as const satisfies readonly ActionKind[]
/** More than any plan needs. */
export const MOST_ACTIONS = 80
const LONGEST = 2000

export function typedPlan(body: Body): TypedPlan {
  const one = (name: string) => body.get(name).slice(0, LONGEST)
  const both = (name: string): Both => ({ de: one(`${name}-de`), en: one(`${name}-en`) })
  const kind = kinds.find(known => known === body.get('art'))
  const at = body.get('stelle')
  return {
    name: both('name'),
    subject: both('wen'),
    note: both('bemerkung'),
    scenario: one('anlass'),
    reviewAfterHours: one('pruefung'),
    actions: readActions(body.get('massnahmen')),
    basedOn: wholeNumber(body.get('stand')) ?? 0,
    open: kind
      ? { at: wholeNumber(at) ?? -1, action: { ...emptyAction(kind), ...typedAction(body, one, both) } }
      : null,
  }
}

function typedAction(
  body: Body,
  one: (name: string) => string,
  both: (name: string) => Both,
): Omit<TypedAction, 'kind'> {
  return {
    where: one('wo'),
    team: one('team'),
    service: one('leistung'),
    step: one('schritt'),
    channel: one('weg'),
    state: one('zustand'),
    urgent: body.has('dringend'),
    ways: takeovers.map((_, n) => one(`angebot-${n}`)),
    hours: one('stunden'),
    place: one('ort'),
    derogation: one('ausnahme'),
    days: one('tage'),
    people: one('menschen'),
    to: one('wohin'),
    text: both('text'),
    undo: both('zurueck'),
  }
}

/** What our own page carried from one press to the next; whatever else comes is no plan. */
function readActions(json: string): readonly PlanAction[] {
  try {
    return PlanAction.array().max(MOST_ACTIONS).parse(JSON.parse(json))
  } catch {
    return []
  }
}

function wholeNumber(text: string): number | null {
  return /^\d{1,6}$/.test(text) ? Number(text) : null
}

export function emptyAction(kind: ActionKind): TypedAction {
  const none = { de: '', en: '' }
  return {
    kind,
    where: 'city',
    team: '',
    service: '',
    step: '',
    channel: 'onsite',
    state: 'closed',
    urgent: false,
    ways: kind === 'move-bookings' ? ['phone', 'later'] : [],
    hours: '48',
    place: 'portal',
    derogation: '',
    days: '14',
    people: '',
    to: 'home',
    text: none,
    undo: none,
  }
}

/** The same as fields of the form. */
export function fieldsOfAction(action: PlanAction): TypedAction {
  const typed = { ...emptyAction(action.kind), ...fieldsOfScope(action.scope) }
  switch (action.kind) {
    case 'set-channel': {
      const { service, step, channel, state, condition, reason } = action
      const shown = condition ? 'urgent' : state
      return { ...typed, service: service ?? '', step: step ?? '', channel, state: shown, text: reason }
    }
    case 'stop-bookings':
      return { ...typed, service: action.service ?? '', urgent: action.urgent }
    case 'move-bookings':
      return {
        ...typed,
        service: action.service ?? '',
        ways: action.ways,
        hours: String(action.answerHours),
      }
    case 'notice':
      return { ...typed, place: action.where, text: action.text }
    case 'switch-derogation-on':
      return { ...typed, derogation: action.derogation }
    case 'reassign-staff':
      return { ...typed, team: action.team, people: String(action.people), to: action.to }
    case 'send-by-post':
      return { ...typed, service: action.service ?? '' }
    case 'open-call-backs':
      return { ...typed, team: action.team ?? '' }
    case 'extend-deadlines': {
      const { team, service, days } = action
      return { ...typed, team: team ?? '', service: service ?? '', days: String(days) }
    }
    case 'by-hand':
      return { ...typed, text: action.task, undo: action.undo }
  }
}

function fieldsOfScope(scope: Scope): Pick<TypedAction, 'where' | 'team'> {
  if (scope.kind === 'city') return { where: 'city', team: '' }
  if (scope.kind !== 'unit') return { where: `${scope.kind}:${scope.id}`, team: '' }
  const [district, team] = scope.id.split('/') as [string, string]
  return { where: `district:${district}`, team }
}

/** A version as the form begins with it. */
export function fieldsOfPlan(definition: PlanDefinition, basedOn: number): TypedPlan {
  const { name, subject, note, scenario, reviewAfterHours, actions } = definition
  return {
    name,
    subject,
    note: note ?? { de: '', en: '' },
    scenario,
    reviewAfterHours: String(reviewAfterHours),
    actions,
    basedOn,
    open: null,
  }
}
