import type { FieldProblem } from '../../foundation/html/index.ts'
import { type Language, Localized } from '../../foundation/language/index.ts'
import { tidyLine } from '../../foundation/text/index.ts'
import { Channel, Step } from '../../services/index.ts'
import type { DistrictBook } from '../district-book.ts'
import {
  hasPlace,
  noticePlaces,
  type PlanAction,
  PlanDefinition,
  type Scope,
  scenarios,
  takeovers,
} from '../plan.ts'
import { planMessages } from './messages.ts'
import type { TypedAction, TypedPlan } from './typed-plan.ts'

type Note = (field: string, sentence: string) => null
type Read<Kind extends string, Value> =
  | { readonly [key in Kind]: Value }
  | { readonly problems: readonly FieldProblem[] }

const MOST_DAYS = 90
const MOST_PEOPLE = 999
const MOST_ANSWER_HOURS = 336
const MOST_REVIEW_HOURS = 720

function noting(language: Language): { problems: FieldProblem[]; note: Note } {
  const problems: FieldProblem[] = []
  const note: Note = (field, sentence) => {
    problems.push({ field, label: planMessages[language].fields[field]!, sentence })
    return null
  }
  return { problems, note }
}

/** Every field is looked at, so that all sentences come at once. */
export function readAction(
  typed: TypedAction,
  book: DistrictBook,
  language: Language,
): Read<'action', PlanAction> {
  const { problems, note } = noting(language)
  const scope = readScope(typed, book, language, note)
  // Where the place is wrong, the other fields are looked at all the same.
  const action = readKind(typed, scope ?? { kind: 'city' }, book, language, note)
  return action && problems.length === 0 ? { action } : { problems }
}

function readScope(
  { kind: typedKind, where, team }: TypedAction,
  { offices, teams }: DistrictBook,
  language: Language,
  note: Note,
): Scope | null {
  const t = planMessages[language]
  if (!hasPlace(typedKind)) return { kind: 'city' }
  const [kind, id = ''] = where.split(':')
  if (team && !teams.has(team)) return note('team', t.chooseFromList)
  if (kind === 'district' && offices.districts.has(id))
    return team ? { kind: 'unit', id: `${id}/${team}` } : { kind, id }
  if (team) return note('team', t.teamOfDistrict)
  if (kind === 'office' && offices.offices.has(id)) return { kind, id }
  return kind === 'city' ? { kind } : note('wo', t.chooseFromList)
}

function readKind(
  typed: TypedAction,
  scope: Scope,
  book: DistrictBook,
  language: Language,
  note: Note,
): PlanAction | null {
  const t = planMessages[language]
  switch (typed.kind) {
    case 'set-channel':
      return readChannel(typed, scope, book, language, note)
    case 'stop-bookings':
      return {
        kind: 'stop-bookings',
        scope,
        ...readService(typed, scope, book, language, note),
        urgent: typed.urgent,
      }
    case 'move-bookings': {
      const ways = [...new Set(typed.ways)].flatMap(way => takeovers.find(known => known === way) ?? [])
      if (ways.length === 0) note('angebot-0', t.chooseWays)
      const answerHours = numberUpTo(typed.hours, MOST_ANSWER_HOURS)
      if (!answerHours) return note('stunden', t.hoursBetween(MOST_ANSWER_HOURS))
      return {
        kind: 'move-bookings',
        scope,
        ...readService(typed, scope, book, language, note),
        ways,
        answerHours,
      }
    }
    case 'notice': {
      const where = noticePlaces.find(place => place === typed.place)
      if (!where) note('ort', t.chooseFromList)
      const text = readBoth('text', typed.text, language, note)
      return where && text ? { kind: 'notice', where, scope, text } : null
    }
    case 'switch-derogation-on':
      return book.derogations.has(typed.derogation)
        ? { kind: 'switch-derogation-on', scope, derogation: typed.derogation }
        : note('ausnahme', t.chooseFromList)
    case 'reassign-staff':
      return readStaff(typed, book, language, note)
    case 'send-by-post': {
      const { service = null } = readService(typed, scope, book, language, note)
      return { kind: 'send-by-post', scope, service }
    }
    case 'open-call-backs': {
      const team = typed.team || null
      if (team && !book.teams.has(team)) return note('team', t.chooseFromList)
      return { kind: 'open-call-backs', scope: { kind: 'city' }, team }
    }
    case 'extend-deadlines':
      return readDeadlines(typed, book, language, note)
    case 'by-hand': {
      const task = readBoth('text', typed.text, language, note)
      const undo = readBoth('zurueck', typed.undo, language, note)
      return task && undo && { kind: 'by-hand', scope, task, undo }
    }
  }
}

/** One service alone, and it has to be one that is done there. */
function readService(
  { service }: TypedAction,
  scope: Scope,
  { services }: DistrictBook,
  language: Language,
  note: Note,
): { service?: string } {
  const t = planMessages[language]
  if (!service) return {}
  const known = services.get(service)
  if (!known) note('leistung', t.chooseFromList)
  else if (scope.kind === 'unit' && scope.id.split('/')[1] !== known.definition.team)
    note('leistung', t.notOfTeam)
  return { service }
}

function readStaff(
  typed: TypedAction,
  { teams }: DistrictBook,
  language: Language,
  note: Note,
): PlanAction | null {
  const t = planMessages[language]
  if (!teams.has(typed.team)) note('team', t.chooseFromList)
  const to = (['home', 'hotline'] as const).find(known => known === typed.to)
  if (!to) note('wohin', t.chooseFromList)
  const people = numberUpTo(typed.people, MOST_PEOPLE)
  if (!people) note('menschen', t.hoursBetween(MOST_PEOPLE))
  if (!people || !to) return null
  return { kind: 'reassign-staff', scope: { kind: 'city' }, team: typed.team, people, to }
}

function readDeadlines(
  typed: TypedAction,
  { teams, services }: DistrictBook,
  language: Language,
  note: Note,
): PlanAction | null {
  const t = planMessages[language]
  const [team, service] = [typed.team || null, typed.service || null]
  if (team && !teams.has(team)) note('team', t.chooseFromList)
  if (service && !services.has(service)) note('leistung', t.chooseFromList)
  const days = numberUpTo(typed.days, MOST_DAYS)
  if (!days) return note('tage', t.hoursBetween(MOST_DAYS))
  return { kind: 'extend-deadlines', scope: { kind: 'city' }, team, service, days }
}

function readChannel(
  typed: TypedAction,
  scope: Scope,
  { services }: DistrictBook,
  language: Language,
  note: Note,
): PlanAction | null {
  const t = planMessages[language]
  const service = typed.service || null
  if (service && !services.has(service)) note('leistung', t.chooseFromList)
  const step = Step.nullable().safeParse(typed.step || null)
  if (!step.success) note('schritt', t.chooseFromList)
  const channel = Channel.safeParse(typed.channel)
  if (!channel.success) note('weg', t.chooseFromList)
  const state = (['open', 'urgent', 'closed'] as const).find(known => known === typed.state)
  if (!state) note('zustand', t.chooseFromList)
  const reason = readBoth('text', typed.text, language, note)
  if (!step.success || !channel.success || !state || !reason) return null
  return {
    kind: 'set-channel',
    scope,
    service,
    step: step.data,
    channel: channel.data,
    state: state === 'closed' ? 'closed' : 'open',
    condition: state === 'urgent' ? 'urgent-by-appointment' : null,
    reason,
  }
}

/** A text in both languages, or a sentence beside the one that is missing. */
function readBoth(
  field: string,
  typed: { readonly de: string; readonly en: string },
  language: Language,
  note: Note,
): Localized | null {
  const tidy = { de: tidyLine(typed.de), en: tidyLine(typed.en) }
  const read = Localized.safeParse(tidy)
  if (read.success) return read.data
  for (const one of ['de', 'en'] as const)
    if (!tidy[one]) note(`${field}-${one}`, planMessages[language].missing)
  return null
}

function numberUpTo(text: string, most: number): number | null {
  const value = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  return value >= 1 && value <= most ? value : null
}

/** The whole plan; the actions have been read one by one. */
export function readPlan(id: string, typed: TypedPlan, language: Language): Read<'plan', PlanDefinition> {
  const t = planMessages[language]
  const { problems, note } = noting(language)
  const name = readBoth('name', typed.name, language, note)
  const subject = readBoth('wen', typed.subject, language, note)
  const isEmpty = !tidyLine(typed.note.de) && !tidyLine(typed.note.en)
  const remark = isEmpty ? null : readBoth('bemerkung', typed.note, language, note)
  const scenario = scenarios.find(known => known === typed.scenario)
  if (!scenario) note('anlass', t.chooseFromList)
  const reviewAfterHours = numberUpTo(typed.reviewAfterHours, MOST_REVIEW_HOURS)
  if (!reviewAfterHours) note('pruefung', t.hoursBetween(MOST_REVIEW_HOURS))
  if (typed.actions.length === 0) note('massnahme', t.noActions)
  if (typed.open) note('massnahme', t.openAction)
  if (problems.length > 0) return { problems }
  const { actions } = typed
  return {
    plan: PlanDefinition.parse({ id, scenario, name, subject, note: remark, reviewAfterHours, actions }),
  }
}
