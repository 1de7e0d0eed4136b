import type { CaseState } from '../case.ts'

/** One team each; the case begins with the first. */
export const modelStaff = { first: 'a', second: 'a', other: 'b' } as const
export type ModelStaff = keyof typeof modelStaff
type Team = (typeof modelStaff)[ModelStaff]

/** Somebody doing something with the case. */
export type Deed =
  | {
      readonly by: ModelStaff
      readonly does:
        | 'read'
        | 'take'
        | 'put-back'
        | 'pass-on'
        | 'note'
        | 'ask'
        | 'take-back'
        | 'clear'
        | 'grant'
        | 'refuse'
    }
  | { readonly by: 'citizen'; readonly does: 'answer' | 'write' | 'withdraw' }

export type Outcome = 'done' | 'conflict' | 'not-found' | 'invalid'

/** All of a case that its acts depend on, as it should be. */
export interface ModelCase {
  readonly state: CaseState
  readonly team: Team
  readonly assigned: ModelStaff | null
  /** How many questions were asked; an answer is for one of them. */
  readonly asked: number
  readonly contradiction: boolean
  readonly acts: readonly string[]
  readonly mails: number
  readonly letters: number
}

export function newModelCase(contradiction: boolean): ModelCase {
  const counts = { asked: 0, mails: 1, letters: 0 }
  return { state: 'new', team: 'a', assigned: null, contradiction, acts: ['opened'], ...counts }
}

interface Step {
  readonly outcome: Outcome
  readonly after: ModelCase
}

/** What should happen, from the words of the README alone: no rule of the program is asked. */
export function perform(before: ModelCase, deed: Deed, questionSeen: number): Step {
  const refused = (outcome: Outcome): Step => ({ outcome, after: before })
  const unchanged: Step = { outcome: 'done', after: before }
  const becomes = (act: string, change: Partial<ModelCase> = {}): Step => ({
    outcome: 'done',
    after: { ...before, ...change, acts: [...before.acts, act] },
  })
  const { state, assigned } = before
  const atDesk = state === 'new' || state === 'in-progress'
  const running = atDesk || state === 'waiting'

  if (deed.by === 'citizen') {
    switch (deed.does) {
      case 'write':
        return becomes('message')
      case 'answer':
        if (state !== 'waiting' || questionSeen !== before.asked) return refused('conflict')
        return becomes('answered', { state: 'in-progress' })
      case 'withdraw':
        if (state === 'withdrawn') return unchanged
        return running ? becomes('withdrawn', { state: 'withdrawn' }) : refused('conflict')
    }
  }
  if (modelStaff[deed.by] !== before.team) return refused('not-found')
  switch (deed.does) {
    case 'read':
      return state === 'new' ? becomes('read', { state: 'in-progress' }) : unchanged
    case 'note':
      return becomes('note')
    case 'take':
      if (!running) return refused('conflict')
      return assigned === deed.by ? unchanged : becomes('taken', { assigned: deed.by })
    case 'put-back':
      if (!running) return refused('conflict')
      if (assigned === null) return unchanged
      return assigned === deed.by ? becomes('put-back', { assigned: null }) : refused('conflict')
    case 'pass-on':
      if (!running) return refused('conflict')
      return becomes('passed-on', { team: before.team === 'a' ? 'b' : 'a', assigned: null })
    case 'ask': {
      const { asked, mails } = before
      if (!atDesk) return refused('conflict')
      return becomes('asked', { state: 'waiting', asked: asked + 1, mails: mails + 1 })
    }
    case 'take-back':
      return state === 'waiting'
        ? becomes('question-taken-back', { state: 'in-progress' })
        : refused('conflict')
    case 'clear':
      if (!atDesk) return refused('conflict')
      return before.contradiction ? becomes('cleared', { contradiction: false }) : refused('invalid')
    case 'grant':
      if (!atDesk || before.contradiction) return refused('conflict')
      return becomes('granted', { state: 'decided', mails: before.mails + 1, letters: 1 })
    case 'refuse':
      if (!atDesk) return refused('conflict')
      return becomes('refused', { state: 'decided', mails: before.mails + 1, letters: 1 })
  }
}
