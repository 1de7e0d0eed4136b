import { describe, expect, it } from 'vitest'
import type { ServiceDefinition } from '../../services/index.ts'
import { caseStates } from '../case.ts'
import { buildCase } from '../testing/build-case.ts'
import {
  actStates,
  type CaseSituation,
  isAllowed,
  NO_ADDRESS,
  NO_PERSON,
  SEVERAL_PEOPLE,
  type StaffAct,
  staffActs,
  stateAllows,
} from './case-acts.ts'

const result = { granted: { subject: { de: 'x', en: 'x' }, blocks: [] } }
const definition = { result } as unknown as ServiceDefinition

function situation(overrides: Partial<CaseSituation> = {}): CaseSituation {
  return {
    case: buildCase(),
    definition,
    registerHits: 1,
    openContradictions: [],
    registerWarning: null,
    hasAddress: true,
    hasSms: false,
    viewer: 'me',
    ...overrides,
  }
}

describe('acts on a case', () => {
  it('lets a certificate be issued when the register agrees', () => {
    expect(isAllowed('grant', situation()).allowed).toBe(true)
  })

  it.each([
    ['nobody fits', { registerHits: 0 }, NO_PERSON.de],
    ['several fit', { registerHits: 2 }, SEVERAL_PEOPLE.de],
    ['answers contradict', { openContradictions: ['Wo wohnen Sie?'] }, 'Wo wohnen Sie?'],
    [
      'the register warns',
      { registerWarning: { sentence: { de: 'verstorben', en: 'dead' }, clearable: false } },
      'verstorben',
    ],
  ])('stops a certificate where %s, and says so', (_, overrides, sentence) => {
    const state = isAllowed('grant', situation(overrides))
    expect(state.allowed).toBe(false)
    expect(state.reason?.de).toContain(sentence)
  })

  it('does not let the register stop an acknowledgement: a notice is a notice', () => {
    const record = buildCase({ outcome: 'acknowledgement' })
    expect(isAllowed('grant', situation({ case: record, registerHits: 0 })).allowed).toBe(true)
  })

  it('offers an answer instead of a result where the service has none', () => {
    const none = situation({ definition: {} as ServiceDefinition })
    expect(isAllowed('reply', none).allowed).toBe(true)
    expect(isAllowed('grant', none).allowed).toBe(false)
    expect(isAllowed('reply', situation()).allowed).toBe(false)
  })

  it('offers no refusal where no text for it exists', () => {
    expect(actStates(situation()).some(state => state.act === 'refuse')).toBe(false)
    const refusable = { result: { ...result, refused: result.granted } } as unknown as ServiceDefinition
    expect(isAllowed('refuse', situation({ definition: refusable })).allowed).toBe(true)
  })

  it('decides nothing twice and nothing that waits or was withdrawn', () => {
    for (const state of ['waiting', 'decided', 'closed', 'withdrawn'] as const) {
      const acts = actStates(situation({ case: buildCase({ state }) })).map(one => one.act)
      expect(acts).not.toContain('grant')
      expect(acts).not.toContain('ask')
    }
  })

  it('goes on from a question only by its answer or by taking it back', () => {
    for (const state of caseStates) expect(stateAllows(state, 'take-back-question')).toBe(state === 'waiting')
    const waiting = situation({ case: buildCase({ state: 'waiting' }) })
    expect(isAllowed('take-back-question', waiting).allowed).toBe(true)
  })

  it.each(['grant', 'refuse', 'reply', 'ask', 'clear'] as const)(
    '%s needs a case that is being worked on',
    act => {
      expect(caseStates.filter(state => stateAllows(state, act))).toEqual(['new', 'in-progress'])
    },
  )

  it.each(['identify', 'take', 'put-back', 'pass-on'] as const)(
    '%s needs a case that is not finished',
    act => {
      expect(caseStates.filter(state => stateAllows(state, act))).toEqual(['new', 'in-progress', 'waiting'])
    },
  )

  it.each(['news-by-letter', 'mail-again', 'reached', 'note'] as const)(
    '%s is possible in every state',
    act => {
      expect(caseStates.filter(state => stateAllows(state, act))).toEqual(caseStates)
    },
  )

  it('stand in one order, the same in every state', () => {
    for (const state of caseStates) {
      const shown = actStates(situation({ case: buildCase({ state }) })).map(({ act }) => act)
      expect(shown).toEqual(staffActs.filter(act => shown.includes(act)))
    }
  })

  it('lets anybody ask, note, pass on and check who it is', () => {
    for (const act of ['ask', 'note', 'pass-on', 'identify'] as const)
      expect(isAllowed(act, situation())).toEqual({ act, allowed: true })
  })

  it('offers taking to others and putting back to the one who has it', () => {
    expect(isAllowed('take', situation()).allowed).toBe(true)
    const mine = situation({ case: buildCase({ assignedTo: 'me' }) })
    expect(isAllowed('take', mine).allowed).toBe(false)
    expect(isAllowed('put-back', mine).allowed).toBe(true)
    expect(isAllowed('put-back', situation()).allowed).toBe(false)
    expect(isAllowed('take', situation({ case: buildCase({ assignedTo: 'other' }) })).allowed).toBe(true)
  })

  it('names all answers that contradict the register', () => {
    const state = isAllowed('grant', situation({ openContradictions: ['Name', 'Anschrift'] }))
    expect(state.reason).toEqual({
      de: 'Weicht vom Register ab: Name, Anschrift. Erst nachfragen oder klären.',
      en: 'Differs from the register: Name, Anschrift. Ask or clear up first.',
    })
  })

  it('offers to clear up what stands against a certificate and can be cleared', () => {
    const warning = (clearable: boolean) => ({ sentence: { de: 'x', en: 'x' }, clearable })
    const clear = (overrides: Partial<CaseSituation>) => isAllowed('clear', situation(overrides)).allowed
    expect(clear({})).toBe(false)
    expect(clear({ openContradictions: ['Name'] })).toBe(true)
    expect(clear({ registerWarning: warning(true) })).toBe(true)
    expect(clear({ registerWarning: warning(false) })).toBe(false)
  })

  describe('for somebody who was not reached', () => {
    const acts: StaffAct[] = ['news-by-letter', 'mail-again', 'reached']
    const unreachedSince = buildCase().openedAt
    const contact = { ...buildCase().contact, email: 'a@example.org' }
    const offered = (record: Parameters<typeof buildCase>[0], overrides: Partial<CaseSituation> = {}) =>
      actStates(situation({ case: buildCase(record), ...overrides })).filter(({ act }) => acts.includes(act))

    it('offers a letter, the mail again, and to say that they are reached', () => {
      expect(offered({ unreachedSince, contact })).toEqual(acts.map(act => ({ act, allowed: true })))
    })
    it('offers nothing of this while everybody is reached', () => {
      expect(offered({ contact })).toEqual([])
    })
    it('offers no mail where there is no address for mails', () => {
      expect(offered({ unreachedSince }).map(({ act }) => act)).toEqual(['news-by-letter', 'reached'])
    })
    it('says why no letter can go', () => {
      expect(offered({ unreachedSince }, { hasAddress: false })[0]).toEqual({
        act: 'news-by-letter',
        allowed: false,
        reason: NO_ADDRESS,
      })
    })
  })

  it('always allows a note, in every state', () => {
    for (const state of caseStates) {
      expect(isAllowed('note', situation({ case: buildCase({ state }) })).allowed).toBe(true)
    }
  })

  it('gives a reason to every act that is shown but shut', () => {
    for (const state of caseStates) {
      for (const act of staffActs) {
        const one = isAllowed(act, situation({ case: buildCase({ state }), registerHits: 0 }))
        if (actStates(situation({ case: buildCase({ state }), registerHits: 0 })).includes(one))
          expect(one.reason).toBeDefined()
      }
    }
  })
})
