import { describe, expect, it } from 'vitest'
import type { ServiceDefinition } from '../../services/index.ts'
import { caseStates } from '../case.ts'
import { buildCase } from '../testing/build-case.ts'
import {
  actStates,
  type CaseSituation,
  isAllowed,
  NO_PERSON,
  SEVERAL_PEOPLE,
  staffActs,
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

  it('offers taking to others and putting back to the one who has it', () => {
    expect(isAllowed('take', situation()).allowed).toBe(true)
    const mine = situation({ case: buildCase({ assignedTo: 'me' }) })
    expect(isAllowed('take', mine).allowed).toBe(false)
    expect(isAllowed('put-back', mine).allowed).toBe(true)
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
