import { beforeAll, describe, expect, test } from 'vitest'
import type { StaffAct } from '../../src/cases/acts/case-acts.ts'
import {
  clearContradictions,
  noteIdentity,
  noteOnCase,
  passOnCase,
  putBackCase,
  takeCase,
} from '../../src/cases/acts/work-on-case.ts'
import { casePermissions, lookAtCase, type StaffStep } from '../../src/cases/index.ts'
import { askCitizen, takeBackQuestion } from '../../src/cases/inquiry/ask-citizen.ts'
import {
  notePersonReached,
  sendMailAgain,
  sendNewsByLetter,
} from '../../src/cases/news/look-after-unreached.ts'
import { decideCase } from '../../src/cases/result/decide-case.ts'
import { buildAnswer, buildSnapshot } from '../../src/cases/testing/build-case.ts'
import { CaseHouse } from '../../src/cases/testing/case-house.ts'
import type { Transaction } from '../../src/foundation/database/index.ts'
import { NotFound } from '../../src/foundation/errors.ts'
import type { Permission } from '../../src/foundation/permissions/index.ts'
import { digestOf } from '../../src/foundation/testing/index.ts'
import { actor, mayWith, nameOf, people, TEAM } from './staff-of-every-role.ts'

const {
  readCase,
  workOnCase,
  noteIdentity: mayNoteIdentity,
  decideCase: mayDecide,
  passOnCase: mayPassOn,
  lookAfterUnreached: mayLookAfter,
} = casePermissions

let house: CaseHouse
beforeAll(async () => {
  house = await CaseHouse.build()
})

describe('every errand on a case', () => {
  type Errand = (tx: Transaction, step: StaffStep) => Promise<unknown>
  const words = 'Weil es so ist.'
  const today = () => house.clock.today()
  const errands: Record<StaffAct | 'look', [Permission, Errand]> = {
    look: [readCase, (tx, step) => lookAtCase(tx, step, today())],
    grant: [mayDecide, (tx, step) => decideCase(tx, step, { kind: 'granted', words: '' }, today())],
    refuse: [mayDecide, (tx, step) => decideCase(tx, step, { kind: 'refused', words }, today())],
    reply: [mayDecide, (tx, step) => decideCase(tx, step, { kind: 'answered', words }, today())],
    ask: [workOnCase, (tx, step) => askCitizen(tx, step, { wants: 'text', question: words })],
    'take-back-question': [workOnCase, (tx, step) => takeBackQuestion(tx, step, today())],
    clear: [workOnCase, (tx, step) => clearContradictions(tx, step, words, today())],
    identify: [mayNoteIdentity, (tx, step) => noteIdentity(tx, step, 'document-on-site')],
    'news-by-letter': [mayLookAfter, (tx, step) => sendNewsByLetter(tx, step, today())],
    'mail-again': [mayLookAfter, (tx, step) => sendMailAgain(tx, step, today())],
    reached: [mayLookAfter, (tx, step) => notePersonReached(tx, step, words, today())],
    note: [workOnCase, (tx, step) => noteOnCase(tx, step, words)],
    take: [workOnCase, (tx, step) => takeCase(tx, step)],
    'put-back': [workOnCase, (tx, step) => putBackCase(tx, step)],
    'pass-on': [mayPassOn, (tx, step) => passOnCase(tx, step, 'gewerbe', words)],
  }

  test('finds nothing for whoever may not, and changes nothing', async () => {
    const contradicting = buildSnapshot([buildAnswer('familyName', 'Anders')])
    const opened = await house.open('meldebescheinigung', { snapshot: contradicting })
    let refusals = 0
    for (const staff of people) {
      const before = await digestOf(house.db)
      for (const [name, [permission, errand]] of Object.entries(errands)) {
        if (mayWith(staff, readCase, permission)) continue
        const outcome = await house.tx(tx => errand(tx, house.step(opened, staff))).catch(error => error)
        expect([nameOf(staff), name, outcome]).toEqual([nameOf(staff), name, expect.any(NotFound)])
        refusals += 1
      }
      expect([nameOf(staff), await digestOf(house.db)]).toEqual([nameOf(staff), before])
    }
    expect(refusals).toBeGreaterThan(150)
  })

  test('is done by whoever may', async () => {
    for (const role of ['caseworker', 'team-lead'] as const) {
      const staff = actor([role], [TEAM])
      const done = async (name: StaffAct | 'look', opened: { reference: string }) =>
        house.tx(tx => errands[name][1](tx, house.step(opened, staff)))
      const one = await house.open()
      for (const name of ['look', 'take', 'put-back', 'note', 'ask', 'take-back-question', 'grant'] as const)
        await done(name, one)
      expect((await house.read(one)).state).toBe('decided')
      const other = await house.open('meldebescheinigung', {
        snapshot: buildSnapshot([buildAnswer('familyName', 'Anders')]),
      })
      for (const name of ['clear', 'refuse'] as const) await done(name, other)
      await done('pass-on', await house.open())
    }
  })
})
