import type { Localized } from '../../foundation/language/index.ts'
import type { ServiceDefinition } from '../../services/index.ts'
import type { Case, CaseState } from '../case.ts'
import type { RegisterWarning } from '../register/register-warning.ts'

/** What a caseworker can do with a case, in the order of the bar at the bottom. */
export const staffActs = [
  'grant',
  'refuse',
  'reply',
  'ask',
  'take-back-question',
  'clear',
  'identify',
  'news-by-letter',
  'mail-again',
  'reached',
  'note',
  'take',
  'put-back',
  'pass-on',
] as const
export type StaffAct = (typeof staffActs)[number]

/** Whoever was not reached is looked after in every state. */
const afterUndelivered = ['news-by-letter', 'mail-again', 'reached'] as const

const whileWorkedOn = [
  'grant',
  'refuse',
  'reply',
  'ask',
  'clear',
  'identify',
  ...afterUndelivered,
  'note',
  'take',
  'put-back',
  'pass-on',
] as const

/** Which acts a state allows at all; the compiler keeps the table complete. */
const byState = {
  new: whileWorkedOn,
  'in-progress': whileWorkedOn,
  waiting: ['take-back-question', 'identify', ...afterUndelivered, 'note', 'take', 'put-back', 'pass-on'],
  decided: [...afterUndelivered, 'note'],
  closed: [...afterUndelivered, 'note'],
  withdrawn: [...afterUndelivered, 'note'],
} satisfies Record<CaseState, readonly StaffAct[]>

/** Whether the state alone allows this act; whether the register does, is another question. */
export function stateAllows(state: CaseState, act: StaffAct): boolean {
  const acts: readonly StaffAct[] = byState[state]
  return acts.includes(act)
}

export interface ActState {
  readonly act: StaffAct
  readonly allowed: boolean
  /** Why not, where a person would expect to be able to. */
  readonly reason?: Localized
}

export interface CaseSituation {
  readonly case: Case
  readonly definition: ServiceDefinition
  /** How many people in the register fit; a certificate needs exactly one. */
  readonly registerHits: number
  readonly openContradictions: readonly string[]
  /** The person in the register has a disclosure block or has died. */
  readonly registerWarning: RegisterWarning | null
  /** Whether a letter would reach this person. */
  readonly hasAddress: boolean
  /** Whether SMS go to a number that is confirmed. */
  readonly hasSms: boolean
  readonly viewer: string
}

export const NO_PERSON: Localized = {
  de: 'Im Register wurde niemand gefunden, auf den die Angaben passen.',
  en: 'Nobody in the register fits the answers.',
}
export const SEVERAL_PEOPLE: Localized = {
  de: 'Im Register passen mehrere Menschen auf die Angaben.',
  en: 'Several people in the register fit the answers.',
}

export const NO_ADDRESS: Localized = {
  de: 'Es gibt keine Anschrift für den Brief. Bitte fragen Sie danach.',
  en: 'There is no address for the letter. Please ask for it.',
}

/** A certificate speaks for the register; what stands against that stops it (§ 18 (1) BMG). */
function whyNoCertificate(situation: CaseSituation): Localized | null {
  if (situation.registerHits === 0) return NO_PERSON
  if (situation.registerHits > 1) return SEVERAL_PEOPLE
  if (situation.registerWarning) return situation.registerWarning.sentence
  if (situation.openContradictions.length > 0) {
    const fields = situation.openContradictions.join(', ')
    return {
      de: `Weicht vom Register ab: ${fields}. Erst nachfragen oder klären.`,
      en: `Differs from the register: ${fields}. Ask or clear up first.`,
    }
  }
  return null
}

function stateOf(act: StaffAct, situation: CaseSituation): ActState | null {
  const { case: record, definition } = situation
  const yes: ActState = { act, allowed: true }
  const no = (reason: Localized): ActState => ({ act, allowed: false, reason })
  switch (act) {
    case 'grant': {
      if (!definition.result) return null
      const why = record.outcome === 'certificate' ? whyNoCertificate(situation) : null
      return why ? no(why) : yes
    }
    case 'refuse':
      return definition.result?.refused ? yes : null
    case 'reply':
      return definition.result ? null : yes
    case 'clear':
      return situation.openContradictions.length > 0 || situation.registerWarning?.clearable ? yes : null
    case 'take':
      return record.assignedTo === situation.viewer ? null : yes
    case 'put-back':
      return record.assignedTo === situation.viewer ? yes : null
    case 'news-by-letter':
      if (!record.unreachedSince) return null
      return situation.hasAddress ? yes : no(NO_ADDRESS)
    case 'mail-again':
      return record.unreachedSince && (record.contact.email || situation.hasSms) ? yes : null
    case 'reached':
      return record.unreachedSince ? yes : null
    case 'ask':
    case 'identify':
    case 'take-back-question':
    case 'note':
    case 'pass-on':
      return yes
  }
}

/** The acts of this moment; those that a person would look for but may not do say why. */
export function actStates(situation: CaseSituation): ActState[] {
  return byState[situation.case.state].flatMap(act => stateOf(act, situation) ?? [])
}

export function isAllowed(act: StaffAct, situation: CaseSituation): ActState {
  return actStates(situation).find(state => state.act === act) ?? { act, allowed: false }
}
